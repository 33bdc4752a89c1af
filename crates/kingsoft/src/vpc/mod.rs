//! VPC, version 2016-03-04: networks, subnets, routes, NATs, network ACLs, security groups and interfaces.

pub(crate) mod dhcp;
pub mod interface;
pub mod nat;
pub mod network;
pub mod network_acl;
mod page;
pub mod route;
mod secondary;
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
        network::AddSecondaryCidrBlock,
        network::AssociateVpcCidrBlock,
        network::CreateVpc,
        network::DeleteSecondaryCidrBlock,
        network::DeleteVpc,
        network::DescribeAvailabilityZones,
        network::DescribeVpcs,
        network::ModifyVpc,
        network_acl::AssociateNetworkAcl,
        network_acl::CreateNetworkAcl,
        network_acl::CreateNetworkAclEntry,
        network_acl::DeleteNetworkAcl,
        network_acl::DeleteNetworkAclEntry,
        network_acl::DescribeNetworkAcls,
        network_acl::DisassociateNetworkAcl,
        network_acl::ModifyNetworkAcl,
        network_acl::ModifyNetworkAclEntry,
        route::CreateRoute,
        route::DeleteRoute,
        route::DescribeRoutes,
        security_group::AuthorizeSecurityGroupEntry,
        security_group::CreateSecurityGroup,
        security_group::DeleteSecurityGroup,
        security_group::DescribeSecurityGroups,
        security_group::ModifySecurityGroup,
        security_group::ModifySecurityGroupEntry,
        security_group::RevokeSecurityGroupEntry,
        subnet::AllocateSubnetIpv6CidrBlock,
        subnet::CreateSubnet,
        subnet::DeleteSubnet,
        subnet::DescribeSubnetAllocatedIpAddresses,
        subnet::DescribeSubnetAvailableAddresses,
        subnet::DescribeSubnets,
        subnet::ModifySubnet,
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
