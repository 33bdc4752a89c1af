//! VPC, version 2016-03-04: networks, subnets, routes, NATs, security groups and interfaces.

pub(crate) mod dhcp;
pub mod interface;
pub mod nat;
pub mod network;
mod page;
pub mod route;
pub mod security_group;
pub mod subnet;
mod view;

pub use view::Returned;

use wire::{Service, routes};

use crate::product::Product;
use crate::regional::{Named, Regional};

/// The product and its operations.
pub static PRODUCT: Product = Product {
    name: Vpc::NAME,
    version: Vpc::VERSION,
    regional: true,
    routes: routes![
        interface::AssignPrivateIpAddress,
        interface::CreateNetworkInterface,
        interface::DeleteNetworkInterface,
        interface::DescribeNetworkInterfaces,
        interface::ModifyNetworkInterface,
        interface::UnassignPrivateIpAddress,
        nat::AddNatIp,
        nat::AssociateInstance,
        nat::AssociateNat,
        nat::CreateDnat,
        nat::CreateNat,
        nat::CreateNatRateLimit,
        nat::DeleteDnat,
        nat::DeleteNat,
        nat::DeleteNatIp,
        nat::DeleteNatRateLimit,
        nat::DescribeDnats,
        nat::DescribeNatRateLimit,
        nat::DescribeNats,
        nat::DisassociateInstance,
        nat::DisassociateNat,
        nat::ModifyDnat,
        nat::ModifyNat,
        nat::ModifyNatGatewayBilling,
        nat::ModifyNatRateLimit,
        network::CreateVpc,
        network::DeleteVpc,
        network::DescribeAvailabilityZones,
        network::DescribeVpcs,
        network::ModifyVpc,
        route::CreateRoute,
        route::DeleteRoute,
        route::DescribeRoutes,
        security_group::AuthorizeSecurityGroupEntry,
        security_group::CreateSecurityGroup,
        security_group::DeleteSecurityGroup,
        security_group::DescribeSecurityGroups,
        security_group::ModifySecurityGroup,
        security_group::RevokeSecurityGroupEntry,
        subnet::CreateSubnet,
        subnet::DeleteSubnet,
        subnet::DescribeSubnets,
    ],
};

/// The service.
pub type Vpc = Regional<Name>;

/// What it is called.
#[derive(Debug)]
pub struct Name;

impl Named for Name {
    const NAME: &'static str = "vpc";
}
