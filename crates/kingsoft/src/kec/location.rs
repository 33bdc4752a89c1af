//! Where instances and networks are made, and how their identifiers are spelt.

use compute::catalogue::Region;
use compute::instance::{self, Instance};
use compute::network::interface::{self, Interface};
use compute::network::security_group::{self, SecurityGroup};
use compute::network::subnet::{self, Subnet};
use compute::network::vpc::{self, Vpc};
use compute::{Error as Domain, Kind};
use compute::{IdFormats, Location};
use kernel::{Alphabet, IdFormat};
use sts::Caller;
use wire::{Call, Cx};

use super::errors::Error;
use crate::catalogue::catalogue;
use crate::krn;

/// The region of a call that names none: the first of the catalogue.
const USUAL: &str = "cn-beijing-6";

const fn uuid(kind: &'static str) -> IdFormat {
    IdFormat::new(kind, "", Alphabet::Uuid, 36)
}

/// Every identifier is a UUID.
static ID_FORMATS: IdFormats = IdFormats {
    vpc: uuid("kingsoft-vpc"),
    router: uuid("kingsoft-router"),
    route_table: uuid("kingsoft-route-table"),
    subnet: uuid("kingsoft-subnet"),
    security_group: uuid("kingsoft-security-group"),
    rule: uuid("kingsoft-rule"),
    // Nothing of this cloud makes one.
    prefix_list: uuid("kingsoft-prefix-list"),
    interface: uuid("kingsoft-interface"),
    disk: uuid("kingsoft-disk"),
    instance: uuid("kingsoft-instance"),
    key_pair: uuid("kingsoft-key-pair"),
    command: uuid("kingsoft-command"),
    invocation: uuid("kingsoft-invocation"),
    file_sending: uuid("kingsoft-file-sending"),
    launch_template: uuid("kingsoft-launch-template"),
    elastic_address: uuid("kingsoft-elastic-address"),
    deployment_set: uuid("kingsoft-deployment-set"),
    dedicated_host: uuid("kingsoft-dedicated-host"),
    dedicated_host_cluster: uuid("kingsoft-dedicated-host-cluster"),
    capacity_reservation: uuid("kingsoft-capacity-reservation"),
    nat_gateway: uuid("kingsoft-nat-gateway"),
    snat_table: uuid("kingsoft-snat-table"),
    snat_entry: uuid("kingsoft-snat-entry"),
    forward_table: uuid("kingsoft-forward-table"),
    forward_entry: uuid("kingsoft-forward-entry"),
    nat_block: uuid("kingsoft-nat-block"),
    nat_address: uuid("kingsoft-nat-address"),
    nat_limit: uuid("kingsoft-nat-limit"),
    load_balancer: uuid("kingsoft-load-balancer"),
    listener: uuid("kingsoft-listener"),
    backend_server: uuid("kingsoft-backend-server"),
    health_check: uuid("kingsoft-health-check"),
    bandwidth_package: uuid("kingsoft-bandwidth-package"),
    reserved_block: uuid("kingsoft-reserved-block"),
    ha_vip: uuid("kingsoft-ha-vip"),
    dhcp_options: uuid("kingsoft-dhcp-options"),
    snapshot: uuid("kingsoft-snapshot"),
    snapshot_group: uuid("kingsoft-snapshot-group"),
    snapshot_policy: IdFormat::new("kingsoft-snapshot-policy", "", Alphabet::Digits, 18),
    image: uuid("kingsoft-image"),
    // Nothing of this cloud makes one of these.
    scaling_group: uuid("kingsoft-scaling-group"),
    scaling_configuration: uuid("kingsoft-scaling-configuration"),
    scaling_activity: uuid("kingsoft-scaling-activity"),
    scaling_rule: uuid("kingsoft-scaling-rule"),
    route: uuid("kingsoft-route"),
    ipv4_gateway: uuid("kingsoft-ipv4-gateway"),
    ipv6_gateway: uuid("kingsoft-ipv6-gateway"),
    ipv6_bandwidth: uuid("kingsoft-ipv6-bandwidth"),
    egress_only_rule: uuid("kingsoft-egress-only-rule"),
    network_acl: uuid("kingsoft-network-acl"),
    network_acl_entry: uuid("kingsoft-network-acl-entry"),
    peering: uuid("kingsoft-peering"),
    serial_number: uuid("kingsoft-serial-number"),
    mac_prefix: "fa:16:3e",
};

/// The region that a call is addressed to, as policies are asked about it.
pub(crate) fn region(call: &Call) -> &str {
    call.region.as_deref().unwrap_or(USUAL)
}

/// The same, when there is such a region.
pub(crate) fn known_region(cx: &Cx<'_>) -> Result<&'static Region, Error> {
    let id = region(cx.call());
    catalogue().region(id).ok_or_else(|| Error::UnknownRegion(id.to_owned()))
}

/// Where a call makes things.
pub(crate) fn place(cx: &Cx<'_>) -> Result<Location<'static>, Error> {
    Ok(in_region(known_region(cx)?))
}

/// The region of this name, where things are made without a call; nothing where there is none.
pub(super) fn named(region: &str) -> Option<Location<'static>> {
    catalogue().region(region).map(in_region)
}

fn in_region(region: &'static Region) -> Location<'static> {
    Location { region: &region.id, code: "", id_formats: &ID_FORMATS }
}

/// A resource of KEC, as policies are asked about it.
pub(crate) fn kec(caller: &Caller, call: &Call, relative: impl std::fmt::Display) -> String {
    krn::regional("kec", Some(region(call)), caller.account(), relative)
}

/// A resource of VPC, as policies are asked about it.
pub(crate) fn vpc_krn(caller: &Caller, call: &Call, relative: impl std::fmt::Display) -> String {
    krn::regional("vpc", Some(region(call)), caller.account(), relative)
}

/// An instance of the call's region.
pub(crate) fn instance(cx: &mut Cx<'_>, id: &str) -> Result<Instance, Domain> {
    let here = region(cx.call()).to_owned();
    let found = instance::get(cx.scope(), id)?;
    if found.region == here { Ok(found) } else { Err(Domain::not_found(Kind::Instance, id)) }
}

/// A network interface of the call's region.
pub(crate) fn interface(cx: &mut Cx<'_>, id: &str) -> Result<Interface, Domain> {
    let here = region(cx.call()).to_owned();
    let found = interface::get(cx.scope(), id)?;
    if found.region == here { Ok(found) } else { Err(Domain::not_found(Kind::Interface, id)) }
}

/// A network of the call's region.
pub(crate) fn vpc(cx: &mut Cx<'_>, id: &str) -> Result<Vpc, Domain> {
    let here = region(cx.call()).to_owned();
    let found = vpc::get(cx.scope(), id)?;
    if found.region == here { Ok(found) } else { Err(Domain::not_found(Kind::Vpc, id)) }
}

/// A subnet of the call's region.
pub(crate) fn subnet(cx: &mut Cx<'_>, id: &str) -> Result<Subnet, Domain> {
    let here = region(cx.call()).to_owned();
    let found = subnet::get(cx.scope(), id)?;
    if found.region == here { Ok(found) } else { Err(Domain::not_found(Kind::Subnet, id)) }
}

/// A security group of the call's region.
pub(crate) fn security_group(cx: &mut Cx<'_>, id: &str) -> Result<SecurityGroup, Domain> {
    let here = region(cx.call()).to_owned();
    let found = security_group::get(cx.scope(), id)?;
    if found.region == here { Ok(found) } else { Err(Domain::not_found(Kind::SecurityGroup, id)) }
}
