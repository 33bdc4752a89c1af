//! Where things are made: the spelling of their ids, and the region an id speaks of.

use alibaba_core::catalogue::catalogue;
use compute::IdFormats;
use compute::Location;
use compute::catalogue::Region;
use compute::network::block::Reservation;
use kernel::{Alphabet, IdFormat};

use super::errors::{Error, Result};

/// Spelling of ids, as in the samples of the vendor's pages; the first three letters behind the prefix
/// belong to the region.
static ID_FORMATS: IdFormats = IdFormats {
    vpc: IdFormat::new("alibaba-vpc", "vpc-", Alphabet::Lower, 21),
    router: IdFormat::new("alibaba-router", "vrt-", Alphabet::Lower, 21),
    route_table: IdFormat::new("alibaba-route-table", "vtb-", Alphabet::Lower, 21),
    subnet: IdFormat::new("alibaba-vswitch", "vsw-", Alphabet::Lower, 21),
    security_group: IdFormat::new("alibaba-security-group", "sg-", Alphabet::Lower, 20),
    rule: IdFormat::new("alibaba-rule", "sgr-", Alphabet::Lower, 20),
    prefix_list: IdFormat::new("alibaba-prefix-list", "pl-", Alphabet::Lower, 20),
    interface: IdFormat::new("alibaba-interface", "eni-", Alphabet::Lower, 20),
    disk: IdFormat::new("alibaba-disk", "d-", Alphabet::Lower, 20),
    instance: IdFormat::new("alibaba-instance", "i-", Alphabet::Lower, 20),
    key_pair: IdFormat::new("alibaba-key-pair", "ssh-", Alphabet::Lower, 20),
    command: IdFormat::new("alibaba-command", "c-", Alphabet::Lower, 20),
    invocation: IdFormat::new("alibaba-invocation", "t-", Alphabet::Lower, 20),
    file_sending: IdFormat::new("alibaba-file-sending", "f-", Alphabet::Lower, 20),
    launch_template: IdFormat::new("alibaba-launch-template", "lt-", Alphabet::Lower, 20),
    scaling_group: IdFormat::new("alibaba-scaling-group", "asg-", Alphabet::Lower, 20),
    scaling_configuration: IdFormat::new("alibaba-scaling-configuration", "asc-", Alphabet::Lower, 20),
    scaling_activity: IdFormat::new("alibaba-scaling-activity", "asa-", Alphabet::Lower, 20),
    scaling_rule: IdFormat::new("alibaba-scaling-rule", "asr-", Alphabet::Lower, 20),
    elastic_address: IdFormat::new("alibaba-elastic-address", "eip-", Alphabet::Lower, 21),
    deployment_set: IdFormat::new("alibaba-deployment-set", "ds-", Alphabet::Lower, 20),
    dedicated_host: IdFormat::new("alibaba-dedicated-host", "dh-", Alphabet::Lower, 20),
    dedicated_host_cluster: IdFormat::new("alibaba-dedicated-host-cluster", "dc-", Alphabet::Lower, 20),
    capacity_reservation: IdFormat::new("alibaba-capacity-reservation", "crp-", Alphabet::Lower, 20),
    nat_gateway: IdFormat::new("alibaba-nat-gateway", "ngw-", Alphabet::Lower, 21),
    snat_table: IdFormat::new("alibaba-snat-table", "stb-", Alphabet::Lower, 21),
    snat_entry: IdFormat::new("alibaba-snat-entry", "snat-", Alphabet::Lower, 21),
    forward_table: IdFormat::new("alibaba-forward-table", "ftb-", Alphabet::Lower, 21),
    forward_entry: IdFormat::new("alibaba-forward-entry", "fwd-", Alphabet::Lower, 21),
    nat_block: IdFormat::new("alibaba-nat-block", "vpcnatcidr-", Alphabet::Lower, 21),
    nat_address: IdFormat::new("alibaba-nat-address", "vpcnatip-", Alphabet::Lower, 21),
    // Nothing of this cloud makes one of these.
    nat_limit: IdFormat::new("alibaba-nat-limit", "natlimit-", Alphabet::Lower, 21),
    load_balancer: IdFormat::new("alibaba-load-balancer", "lb-", Alphabet::Lower, 21),
    listener: IdFormat::new("alibaba-listener", "lsn-", Alphabet::Lower, 21),
    backend_server: IdFormat::new("alibaba-backend-server", "rs-", Alphabet::Lower, 21),
    health_check: IdFormat::new("alibaba-health-check", "hc-", Alphabet::Lower, 21),
    bandwidth_package: IdFormat::new("alibaba-bandwidth-package", "cbwp-", Alphabet::Lower, 21),
    reserved_block: IdFormat::new("alibaba-reserved-block", "vcr-", Alphabet::Lower, 21),
    ha_vip: IdFormat::new("alibaba-ha-vip", "havip-", Alphabet::Lower, 21),
    dhcp_options: IdFormat::new("alibaba-dhcp-options", "dopt-", Alphabet::Lower, 21),
    snapshot: IdFormat::new("alibaba-snapshot", "s-", Alphabet::Lower, 20),
    snapshot_group: IdFormat::new("alibaba-snapshot-group", "ssg-", Alphabet::Lower, 20),
    snapshot_policy: IdFormat::new("alibaba-snapshot-policy", "sp-", Alphabet::Lower, 20),
    image: IdFormat::new("alibaba-image", "m-", Alphabet::Lower, 20),
    route: IdFormat::new("alibaba-route", "rte-", Alphabet::Lower, 21),
    ipv4_gateway: IdFormat::new("alibaba-ipv4-gateway", "ipv4gw-", Alphabet::Lower, 21),
    ipv6_gateway: IdFormat::new("alibaba-ipv6-gateway", "ipv6gw-", Alphabet::Lower, 21),
    ipv6_bandwidth: IdFormat::new("alibaba-ipv6-bandwidth", "ipv6bw-", Alphabet::Lower, 21),
    egress_only_rule: IdFormat::new("alibaba-egress-only-rule", "ipv6py-", Alphabet::Lower, 21),
    network_acl: IdFormat::new("alibaba-network-acl", "nacl-", Alphabet::Lower, 21),
    network_acl_entry: IdFormat::new("alibaba-network-acl-entry", "nae-", Alphabet::Lower, 21),
    peering: IdFormat::new("alibaba-peering", "pcc-", Alphabet::Lower, 21),
    serial_number: IdFormat::new("alibaba-serial-number", "", Alphabet::Uuid, 36),
    mac_prefix: "00:16:3e",
};

/// The first address of a vSwitch and its last three belong to the cloud.
pub(crate) const RESERVATION: Reservation = Reservation { head: 1, tail: 3 };

/// A region as the core takes it.
pub(crate) fn of(region: &'static Region) -> Location<'static> {
    Location { region: &region.id, code: &region.id_code, id_formats: &ID_FORMATS }
}

/// A region of this name as the core takes it.
pub(crate) fn named(region: &str) -> Option<Location<'static>> {
    catalogue().region(region).map(of)
}

/// The region with this name, in which something of the account lies.
pub(crate) fn region_of(name: &str) -> Result<&'static Region> {
    catalogue().region(name).ok_or_else(|| Error::invalid("RegionId"))
}

/// The region that an id was made in. Ids of other clouds, and most invented ones, speak of none.
pub(crate) fn region_of_id(id: &str) -> Option<&'static Region> {
    let (_, tail) = id.split_once('-')?;
    let code = tail.get(..3)?;
    catalogue().regions().iter().find(|region| region.id_code == code)
}

/// The host name of an instance that was given none.
pub(crate) fn default_host_name(id: &str) -> String {
    let tail = id.split_once('-').map_or(id, |(_, tail)| tail);
    format!("iZ{tail}Z")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_speaks_of_its_region() {
        assert_eq!(region_of_id("i-bp1abcdefghijklmnopq").map(|region| region.id.as_str()), Some("cn-hangzhou"));
        assert_eq!(region_of_id("vsw-2zeabc").map(|region| region.id.as_str()), Some("cn-beijing"));
        for strange in ["", "i-", "i-b", "bp1", "i-\u{4e2d}\u{6587}"] {
            assert!(region_of_id(strange).is_none(), "{strange}");
        }
    }

    #[test]
    fn a_host_name_follows_from_the_id() {
        assert_eq!(default_host_name("i-bp13znx0m0me8cquuxyz"), "iZbp13znx0m0me8cquuxyzZ");
    }
}
