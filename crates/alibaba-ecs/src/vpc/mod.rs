//! VPC, version 2016-04-28: networks, vSwitches, route tables and routes, gateways to the Internet, NAT gateways, network ACLs,
//! elastic addresses, bandwidth packages, prefix lists and their tags.

pub mod bandwidth_package;
pub(crate) mod codes;
pub mod dhcp_options;
pub mod eip;
pub(crate) mod errors;
pub mod forward_entry;
pub mod havip;
pub mod ipv4_gateway;
pub mod ipv6;
pub mod nat_gateway;
pub mod nat_ip;
pub mod network_acl;
pub mod prefix_list;
pub mod resource_group;
pub mod route;
pub mod route_table;
pub mod router;
pub mod snat_entry;
mod tag;
mod text;
pub(crate) mod view;
#[expect(clippy::module_inception, reason = "the resource has the name of the product")]
pub mod vpc;
pub mod vswitch;
pub mod vswitch_cidr_reservation;

pub(crate) use errors::elastic_address;
pub(crate) use tag::Limit;

use alibaba_core::arn;
use alibaba_core::product::Product;
use policy_engine::Context;
use store::Fault;
use sts::Caller;
use wire::{Call, Check, Checks, Cx, Denial, Failure, ParamError, Service, routes};

use crate::ecs::{self, checks};
use crate::tag::{ListTagResources, TagResources, UntagResources};

/// The service.
#[derive(Debug)]
pub struct Vpc;

/// The product and its operations.
pub static PRODUCT: Product = Product {
    name: "Vpc",
    version: Vpc::VERSION,
    host: "vpc",
    routes: routes![
        vpc::CreateVpc,
        vpc::DescribeVpcs,
        vpc::DescribeVpcAttribute,
        vpc::ModifyVpcAttribute,
        vpc::DeleteVpc,
        vpc::CreateDefaultVpc,
        vpc::AssociateVpcCidrBlock,
        vpc::UnassociateVpcCidrBlock,
        vswitch::CreateVSwitch,
        vswitch::DescribeVSwitches,
        vswitch::DescribeVSwitchAttributes,
        vswitch::ModifyVSwitchAttribute,
        vswitch::DeleteVSwitch,
        vswitch::CreateDefaultVSwitch,
        route_table::DescribeRouteTableList,
        route_table::ModifyRouteTableAttributes,
        ipv4_gateway::CreateIpv4Gateway,
        ipv4_gateway::EnableVpcIpv4Gateway,
        ipv4_gateway::GetIpv4GatewayAttribute,
        ipv4_gateway::ListIpv4Gateways,
        ipv4_gateway::UpdateIpv4GatewayAttribute,
        ipv4_gateway::DeleteIpv4Gateway,
        ipv6::CreateIpv6Gateway,
        ipv6::DescribeIpv6Gateways,
        ipv6::DescribeIpv6GatewayAttribute,
        ipv6::ModifyIpv6GatewayAttribute,
        ipv6::DeleteIpv6Gateway,
        ipv6::DescribeIpv6Addresses,
        ipv6::AllocateIpv6InternetBandwidth,
        ipv6::ModifyIpv6InternetBandwidth,
        ipv6::DeleteIpv6InternetBandwidth,
        ipv6::CreateIpv6EgressOnlyRule,
        ipv6::DescribeIpv6EgressOnlyRules,
        ipv6::DeleteIpv6EgressOnlyRule,
        network_acl::CreateNetworkAcl,
        network_acl::DescribeNetworkAcls,
        network_acl::DescribeNetworkAclAttributes,
        network_acl::ModifyNetworkAclAttributes,
        network_acl::UpdateNetworkAclEntries,
        network_acl::CopyNetworkAclEntries,
        network_acl::OnResources<network_acl::Associate>,
        network_acl::OnResources<network_acl::Unassociate>,
        network_acl::DeleteNetworkAcl,
        eip::AllocateEipAddress,
        eip::DescribeEipAddresses,
        eip::ModifyEipAddressAttribute,
        eip::ReleaseEipAddress,
        eip::AssociateEipAddress,
        eip::UnassociateEipAddress,
        eip::ModifyEipForwardMode,
        eip::DeletionProtection,
        eip::SetHighDefinitionMonitorLogStatus,
        eip::DescribeHighDefinitionMonitorLogAttribute,
        eip::AllocateEipSegmentAddress,
        route_table::DescribeRouteTables,
        route_table::CreateRouteTable,
        route_table::DeleteRouteTable,
        route_table::OnVSwitch<route_table::Associate>,
        route_table::OnVSwitch<route_table::Unassociate>,
        route_table::OnGateway<route_table::AssociateWithGateway>,
        route_table::OnGateway<route_table::DissociateFromGateway>,
        route::CreateRouteEntry,
        route::CreateRouteEntries,
        route::ModifyRouteEntry,
        route::DeleteRouteEntry,
        route::DeleteRouteEntries,
        route::DescribeRouteEntryList,
        route::GetVpcRouteEntrySummary,
        route::ListGatewayRouteTableEntries,
        route::UpdateGatewayRouteTableEntryAttribute,
        route::ListVpcPublishedRouteEntries,
        router::DescribeVRouters,
        prefix_list::CreateVpcPrefixList,
        prefix_list::ModifyVpcPrefixList,
        prefix_list::DeleteVpcPrefixList,
        prefix_list::ListPrefixLists,
        prefix_list::GetVpcPrefixListEntries,
        prefix_list::GetVpcPrefixListAssociations,
        nat_gateway::CreateNatGateway,
        nat_gateway::DescribeNatGateways,
        nat_gateway::GetNatGatewayAttribute,
        nat_gateway::ModifyNatGatewayAttribute,
        nat_gateway::ModifyNatGatewaySpec,
        nat_gateway::UpdateNatGatewayNatType,
        nat_gateway::DeleteNatGateway,
        nat_gateway::ListEnhanhcedNatGatewayAvailableZones,
        snat_entry::CreateSnatEntry,
        snat_entry::DescribeSnatTableEntries,
        snat_entry::ModifySnatEntry,
        snat_entry::DeleteSnatEntry,
        forward_entry::CreateForwardEntry,
        forward_entry::DescribeForwardTableEntries,
        forward_entry::ModifyForwardEntry,
        forward_entry::DeleteForwardEntry,
        nat_ip::CreateNatIp,
        nat_ip::ListNatIps,
        nat_ip::ModifyNatIpAttribute,
        nat_ip::DeleteNatIp,
        nat_ip::CreateNatIpCidr,
        nat_ip::ListNatIpCidrs,
        nat_ip::ModifyNatIpCidrAttribute,
        nat_ip::DeleteNatIpCidr,
        bandwidth_package::CreateCommonBandwidthPackage,
        bandwidth_package::DescribeCommonBandwidthPackages,
        bandwidth_package::ModifyCommonBandwidthPackageAttribute,
        bandwidth_package::ModifyCommonBandwidthPackageSpec,
        bandwidth_package::DeleteCommonBandwidthPackage,
        bandwidth_package::AddCommonBandwidthPackageIp,
        bandwidth_package::AddCommonBandwidthPackageIps,
        bandwidth_package::RemoveCommonBandwidthPackageIp,
        bandwidth_package::ModifyCommonBandwidthPackageIpBandwidth,
        bandwidth_package::CancelCommonBandwidthPackageIpBandwidth,
        havip::CreateHaVip,
        havip::DescribeHaVips,
        havip::ModifyHaVipAttribute,
        havip::DeleteHaVip,
        havip::AssociateHaVip,
        havip::UnassociateHaVip,
        dhcp_options::CreateDhcpOptionsSet,
        dhcp_options::GetDhcpOptionsSet,
        dhcp_options::ListDhcpOptionsSets,
        dhcp_options::UpdateDhcpOptionsSetAttribute,
        dhcp_options::DeleteDhcpOptionsSet,
        dhcp_options::Attachment<dhcp_options::Attach>,
        dhcp_options::Attachment<dhcp_options::Replace>,
        dhcp_options::Attachment<dhcp_options::Detach>,
        vswitch_cidr_reservation::CreateVSwitchCidrReservation,
        vswitch_cidr_reservation::ListVSwitchCidrReservations,
        vswitch_cidr_reservation::GetVSwitchCidrReservationUsage,
        vswitch_cidr_reservation::ModifyVSwitchCidrReservationAttribute,
        vswitch_cidr_reservation::DeleteVSwitchCidrReservation,
        resource_group::MoveResourceGroup,
        TagResources<Vpc>,
        UntagResources<Vpc>,
        ListTagResources<Vpc>,
    ],
    paths: &[],
};

impl Service for Vpc {
    const NAME: &'static str = "Vpc";
    const VERSION: &'static str = "2016-04-28";
    type Dialect = alibaba_core::Alibaba;
    type Error = ecs::Error;

    fn refuse_param(error: &ParamError) -> Failure {
        errors::refuse_param(error)
    }

    fn refuse(error: &ecs::Error) -> Failure {
        errors::refuse(error)
    }

    fn denied(denial: &Denial<'_>) -> Failure {
        ecs::denied(denial)
    }

    fn token_mismatch() -> Failure {
        ecs::token_mismatch()
    }

    fn facts(cx: &mut Cx<'_>, check: &Check, context: &mut Context) -> Result<(), Fault> {
        checks::facts(cx, check, context)
    }

    fn resource_group(cx: &mut Cx<'_>, check: &Check) -> Result<Option<String>, Fault> {
        checks::resource_group(cx, check)
    }
}

/// Asks about a vSwitch of a network, or all of them; the network says in which region.
fn vswitch_of(action: &'static str, caller: &Caller, call: &Call, vpc_id: Option<&str>) -> Checks {
    let region = vpc_id.and_then(ecs::location::region_of_id).map(|region| region.id.as_str());
    Checks::of(action, arn::regional("vpc", region.or(call.region.as_deref()), caller.account(), "vswitch/*"))
}
