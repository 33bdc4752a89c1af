//! What the tests of rules start from: an account, a network, an spec.

use std::net::Ipv4Addr;

use kernel::{Alphabet, Cloud, IdFormat, Tags};
use store::Scope;
use store_testing::{TestStore, cloud};

use crate::disk::Spec;
use crate::id_format::{IdFormats, Location};
use crate::instance::{Charge, Count, Hardware, Instance, Internet, LaunchSpec, MetadataOptions, Naming, Networking};
use crate::network::block::{BlockRules, Reservation};
use crate::network::security_group::{self, SecurityGroup};
use crate::network::subnet::{self, Subnet};
use crate::network::vpc::{self, Vpc};
use crate::{Extras, Result, instance};

/// A cloud that belongs to nobody.
static CLOUD: Cloud = cloud(&[]);

static ID_FORMATS: IdFormats = IdFormats {
    vpc: IdFormat::new("vpc", "vpc-", Alphabet::Lower, 12),
    router: IdFormat::new("router", "vrt-", Alphabet::Lower, 12),
    route_table: IdFormat::new("table", "vtb-", Alphabet::Lower, 12),
    subnet: IdFormat::new("subnet", "sub-", Alphabet::Lower, 12),
    security_group: IdFormat::new("security-group", "sg-", Alphabet::Lower, 12),
    rule: IdFormat::new("rule", "sgr-", Alphabet::Lower, 12),
    prefix_list: IdFormat::new("prefix-list", "pl-", Alphabet::Lower, 12),
    interface: IdFormat::new("interface", "eni-", Alphabet::Lower, 12),
    disk: IdFormat::new("disk", "d-", Alphabet::Lower, 12),
    instance: IdFormat::new("instance", "i-", Alphabet::Lower, 12),
    key_pair: IdFormat::new("key-pair", "ssh-", Alphabet::Lower, 12),
    command: IdFormat::new("command", "c-", Alphabet::Lower, 12),
    invocation: IdFormat::new("invocation", "t-", Alphabet::Lower, 12),
    file_sending: IdFormat::new("file-sending", "f-", Alphabet::Lower, 12),
    launch_template: IdFormat::new("launch-template", "lt-", Alphabet::Lower, 12),
    scaling_group: IdFormat::new("scaling-group", "asg-", Alphabet::Lower, 12),
    scaling_configuration: IdFormat::new("scaling-configuration", "asc-", Alphabet::Lower, 12),
    scaling_activity: IdFormat::new("scaling-activity", "asa-", Alphabet::Lower, 12),
    scaling_rule: IdFormat::new("scaling-rule", "asr-", Alphabet::Lower, 12),
    elastic_address: IdFormat::new("elastic-address", "eip-", Alphabet::Lower, 12),
    deployment_set: IdFormat::new("deployment-set", "ds-", Alphabet::Lower, 12),
    dedicated_host: IdFormat::new("dedicated-host", "dh-", Alphabet::Lower, 12),
    dedicated_host_cluster: IdFormat::new("dedicated-host-cluster", "dc-", Alphabet::Lower, 12),
    capacity_reservation: IdFormat::new("capacity-reservation", "crp-", Alphabet::Lower, 12),
    nat_gateway: IdFormat::new("nat-gateway", "ngw-", Alphabet::Lower, 12),
    snat_table: IdFormat::new("snat-table", "stb-", Alphabet::Lower, 12),
    snat_entry: IdFormat::new("snat-entry", "snat-", Alphabet::Lower, 12),
    forward_table: IdFormat::new("forward-table", "ftb-", Alphabet::Lower, 12),
    forward_entry: IdFormat::new("forward-entry", "fwd-", Alphabet::Lower, 12),
    nat_block: IdFormat::new("nat-block", "vpcnatcidr-", Alphabet::Lower, 12),
    nat_address: IdFormat::new("nat-address", "vpcnatip-", Alphabet::Lower, 12),
    nat_limit: IdFormat::new("nat-limit", "natlimit-", Alphabet::Lower, 12),
    load_balancer: IdFormat::new("load-balancer", "lb-", Alphabet::Lower, 12),
    listener: IdFormat::new("listener", "lsn-", Alphabet::Lower, 12),
    backend_server: IdFormat::new("backend-server", "rs-", Alphabet::Lower, 12),
    health_check: IdFormat::new("health-check", "hc-", Alphabet::Lower, 12),
    bandwidth_package: IdFormat::new("bandwidth-package", "cbwp-", Alphabet::Lower, 12),
    reserved_block: IdFormat::new("reserved-block", "vcr-", Alphabet::Lower, 12),
    ha_vip: IdFormat::new("ha-vip", "havip-", Alphabet::Lower, 12),
    dhcp_options: IdFormat::new("dhcp-options", "dopt-", Alphabet::Lower, 12),
    snapshot: IdFormat::new("snapshot", "s-", Alphabet::Lower, 12),
    snapshot_group: IdFormat::new("snapshot-group", "ssg-", Alphabet::Lower, 12),
    snapshot_policy: IdFormat::new("snapshot-policy", "sp-", Alphabet::Lower, 12),
    image: IdFormat::new("image", "m-", Alphabet::Lower, 12),
    route: IdFormat::new("route", "rte-", Alphabet::Lower, 12),
    ipv4_gateway: IdFormat::new("ipv4-gateway", "ipv4gw-", Alphabet::Lower, 12),
    ipv6_gateway: IdFormat::new("ipv6-gateway", "ipv6gw-", Alphabet::Lower, 12),
    ipv6_bandwidth: IdFormat::new("ipv6-bandwidth", "ipv6bw-", Alphabet::Lower, 12),
    egress_only_rule: IdFormat::new("egress-only-rule", "ipv6py-", Alphabet::Lower, 12),
    network_acl: IdFormat::new("network-acl", "nacl-", Alphabet::Lower, 12),
    network_acl_entry: IdFormat::new("network-acl-entry", "nae-", Alphabet::Lower, 12),
    peering: IdFormat::new("peering", "pcc-", Alphabet::Lower, 12),
    serial_number: IdFormat::new("serial", "", Alphabet::Uuid, 36),
    mac_prefix: "00:16:3e",
};

/// Where everything is made.
pub(crate) const HERE: Location<'static> = Location { region: "here", code: "h1e", id_formats: &ID_FORMATS };

/// The first address of a subnet and its last three belong to the cloud.
pub(crate) const RESERVATION: Reservation = Reservation { head: 1, tail: 3 };

/// A store with one account of that cloud.
pub(crate) async fn test_store() -> TestStore {
    TestStore::new(&CLOUD).await
}

/// A network to be made.
pub(crate) fn vpc_of(block: &str) -> vpc::New {
    vpc::New {
        block: block.parse().unwrap(),
        line_v6: None,
        name: String::new(),
        description: String::new(),
        is_default: false,
        resource_group: String::new(),
        tags: Tags::default(),
        extras: Extras::new(),
    }
}

/// A subnet to be made.
pub(crate) fn subnet_of(vpc: &Vpc, block: &str) -> subnet::New {
    subnet::New {
        vpc_id: vpc.id.clone(),
        zone: "here-a".to_owned(),
        block: block.parse().unwrap(),
        part_v6: None,
        name: String::new(),
        description: String::new(),
        is_default: false,
        resource_group: String::new(),
        tags: Tags::default(),
        extras: Extras::new(),
    }
}

/// A security group to be made.
pub(crate) fn group_of(vpc: &Vpc, name: &str) -> security_group::New {
    security_group::New {
        vpc_id: vpc.id.clone(),
        name: name.to_owned(),
        description: String::new(),
        kind: "normal".to_owned(),
        resource_group: String::new(),
        tags: Tags::default(),
        extras: Extras::new(),
    }
}

/// A network with a subnet and a security group.
#[derive(Debug)]
pub(crate) struct Net {
    pub(crate) vpc: Vpc,
    pub(crate) subnet: Subnet,
    pub(crate) group: SecurityGroup,
}

/// Makes a network whose one subnet has this block.
pub(crate) fn net(scope: &mut Scope<'_>, block: &str) -> Net {
    let rules = BlockRules::prefix(8, 29);
    let vpc = vpc::create(scope, &HERE, &rules, vpc_of("192.168.0.0/16")).unwrap();
    let subnet = subnet::create(scope, &HERE, &rules, subnet_of(&vpc, block)).unwrap();
    let group = security_group::create(scope, &HERE, group_of(&vpc, "web")).unwrap();
    Net { vpc, subnet, group }
}

/// a launch in a network.
pub(crate) fn launch_spec(net: &Net, count: Count) -> LaunchSpec {
    let disk = Spec { category: "fast".to_owned(), size_gib: 40, delete_with_instance: true, ..Spec::default() };
    LaunchSpec {
        count,
        zone: None,
        hardware: Hardware { type_id: "t.small".to_owned(), family: "t".to_owned() },
        image_id: "linux".to_owned(),
        software: None,
        disks: vec![disk],
        networking: Networking {
            interface: None,
            subnet: net.subnet.clone(),
            groups: vec![net.group.clone()],
            address: None,
            details: crate::network::interface::Details::default(),
            further: Vec::new(),
            reservation: RESERVATION,
            internet: Internet { charge: "traffic".to_owned(), mbps_in: 10, mbps_out: 0 },
            public: false,
        },
        naming: Naming {
            names: Vec::new(),
            host_names: Vec::new(),
            default_host_name: str::to_owned,
            description: String::new(),
        },
        key_pair: String::new(),
        role: None,
        metadata: MetadataOptions::default(),
        user_data: None,
        charge: Charge { kind: "later".to_owned() },
        protected: false,
        starts: true,
        resource_group: String::new(),
        release_at: None,
        tags: Tags::default(),
        shares_tags: true,
        extras: Extras::new(),
    }
}

/// Orders instances.
pub(crate) fn run(scope: &mut Scope<'_>, spec: &LaunchSpec) -> Result<Vec<Instance>> {
    instance::run(scope, &HERE, spec)
}

/// Orders one instance.
pub(crate) fn one(scope: &mut Scope<'_>, net: &Net) -> Instance {
    run(scope, &launch_spec(net, Count::exactly(1))).unwrap().remove(0)
}

/// The addresses of instances.
pub(crate) fn addresses(instances: &[Instance]) -> Vec<Ipv4Addr> {
    instances.iter().map(|instance| instance.private_address).collect()
}
