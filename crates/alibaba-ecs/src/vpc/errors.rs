//! What the domain refuses, in VPC's codes and words.

use compute::network::bandwidth_package::Refusal as PackageRefusal;
use compute::network::block::BlockError;
use compute::network::dhcp_options::Refusal as DhcpRefusal;
use compute::network::elastic_address::Refusal as ElasticRefusal;
use compute::network::havip::Refusal as HaVipRefusal;
use compute::network::ipv4_gateway::Refusal as V4Refusal;
use compute::network::ipv6_gateway::Refusal as V6Refusal;
use compute::network::nat_gateway::Refusal as NatRefusal;
use compute::network::network_acl::Refusal as AclRefusal;
use compute::network::peering::Refusal as PeeringRefusal;
use compute::network::reserved_block::Refusal as ReservedRefusal;
use compute::network::route::Refusal as RouteRefusal;
use compute::network::route_table::Refusal as TableRefusal;
use compute::{Error as Refusal, Kind};
use wire::{Failure, ParamError, Problem};

use super::codes;
use crate::code::Code;
use crate::ecs::{self, Error};

/// A parameter that cannot be read.
pub(super) fn refuse_param(error: &ParamError) -> Failure {
    match error.problem {
        Problem::Missing => codes::NO_PARAMETER.about(&error.path),
        _ => ecs::refuse_param(error),
    }
}

/// A refusal.
pub(crate) fn refuse(error: &Error) -> Failure {
    let code = match error {
        Error::Domain(Refusal::NotFound { kind: Kind::Subnet, .. }) => codes::VSWITCH_NOT_FOUND,
        Error::Domain(Refusal::NotFound { kind: Kind::Block | Kind::BlockV6, .. }) => codes::BLOCK_NOT_FOUND,
        Error::Domain(Refusal::InUse { kind: Kind::Block | Kind::BlockV6, .. }) => codes::BLOCK_IN_USE,
        Error::Domain(Refusal::TooMany { kind: Kind::Block | Kind::BlockV6, .. }) => codes::TOO_MANY_BLOCKS,
        Error::Domain(Refusal::TooMany { kind: Kind::ReservedBlock, .. }) => codes::reservation::TOO_MANY,
        Error::Domain(Refusal::QuotaReached { kind: Kind::NatGateway }) => codes::nat_gateway::QUOTA,
        Error::Domain(Refusal::QuotaReached { kind: Kind::SnatEntry }) => codes::nat_gateway::TOO_MANY_SNAT_ENTRIES,
        Error::Domain(Refusal::QuotaReached { kind: Kind::ForwardEntry }) => {
            codes::nat_gateway::TOO_MANY_FORWARD_ENTRIES
        }
        Error::Domain(Refusal::NoV6 { .. }) => codes::VPC_WITHOUT_V6,
        Error::Domain(Refusal::TakenV6 { .. }) => codes::V6_TAKEN,
        Error::Domain(Refusal::InUse { kind: Kind::Vpc, by, .. }) => vpc_in_use(*by),
        Error::Domain(Refusal::InUse { kind: Kind::Subnet, .. }) => codes::VSWITCH_IN_USE,
        Error::Domain(Refusal::InUse { kind: Kind::RouteTable, by, .. }) => table_in_use(*by),
        Error::Domain(Refusal::InUse { kind: Kind::Ipv4Gateway | Kind::Ipv6Gateway, by, .. }) => gateway_in_use(*by),
        Error::Domain(Refusal::InUse { kind: Kind::NatGateway | Kind::HaVip, .. }) => codes::gateway::HAS_ROUTES,
        Error::Domain(Refusal::InUse { kind: Kind::NetworkAcl, .. }) => codes::network_acl::IN_USE,
        Error::Domain(Refusal::InUse { kind: Kind::Peering, .. }) => codes::peering::HAS_ROUTES,
        Error::Domain(Refusal::QuotaReached { kind: Kind::RouteTable }) => codes::route::TOO_MANY_TABLES,
        Error::Domain(Refusal::QuotaReached { kind: Kind::Route }) => codes::route::TOO_MANY,
        Error::Domain(Refusal::QuotaReached { kind: Kind::EgressOnlyRule }) => codes::gateway::TOO_MANY_RULES,
        Error::Domain(Refusal::QuotaReached { kind: Kind::NetworkAcl }) => codes::network_acl::TOO_MANY,
        Error::Domain(Refusal::TooMany { kind: Kind::NetworkAcl, .. }) => codes::network_acl::TOO_MANY_ENTRIES,
        Error::Domain(Refusal::Block(problem)) => block(problem),
        other => return ecs::refuse(other),
    };
    code.failure()
}

/// A rule about elastic addresses.
pub(crate) fn elastic_address(problem: &ElasticRefusal) -> Code {
    match problem {
        ElasticRefusal::WrongState { .. } => codes::eip::WRONG_STATUS,
        ElasticRefusal::HasAnother { .. } => codes::eip::DUPLICATED,
        ElasticRefusal::HasOwn { .. } => codes::eip::HAS_OWN,
        ElasticRefusal::OtherRegion { .. } => codes::eip::OTHER_REGION,
        ElasticRefusal::OtherHolder { .. } => codes::eip::OTHER_HOLDER,
        ElasticRefusal::Primary { .. } | ElasticRefusal::NoSuchPrivateAddress { .. } | ElasticRefusal::NoWay { .. } => {
            codes::eip::PARAMETER_INVALID
        }
        ElasticRefusal::InRule { forwards: false, .. } => codes::eip::IN_SNAT,
        ElasticRefusal::InRule { forwards: true, .. } => codes::eip::IN_FORWARD,
        ElasticRefusal::Protected { .. } => codes::eip::PROTECTED,
        ElasticRefusal::NotToBeHad { .. } => codes::eip::NOT_TO_BE_HAD,
    }
}

/// A rule about NAT gateways. Those about rules and addresses of gateways are in the words of the operation that is more
/// often refused so.
pub(crate) fn nat_gateway(problem: &NatRefusal) -> Code {
    use codes::nat_gateway as nat;
    match problem {
        NatRefusal::Busy { .. } => nat::WRONG_STATUS,
        NatRefusal::Protected { .. } => nat::PROTECTED,
        NatRefusal::HasAddresses { .. } => nat::HAS_EIPS,
        NatRefusal::HasRules { .. } => nat::HAS_RULES,
        NatRefusal::OtherNetwork { .. } => nat::OTHER_VPC,
        NatRefusal::SameSpec { .. } => nat::SAME_SPEC,
        NatRefusal::WrongKind { .. } => nat::WRONG_NETWORK_TYPE,
        NatRefusal::NoSuchAddress { .. } | NatRefusal::AddressElsewhere { .. } => nat::EXTERNAL_IP_NOT_FOUND,
        NatRefusal::AddressOnItsWay { .. } => nat::EIP_IN_BINDING,
        NatRefusal::UsedByForwarding { .. } => nat::SNAT_IP_IN_FORWARD,
        NatRefusal::UsedBySource { .. } => nat::EXTERNAL_IP_IN_SNAT,
        NatRefusal::SourceTwice { .. } => nat::SNAT_SOURCE_TWICE,
        NatRefusal::BlockTwice { .. } => nat::SNAT_BLOCK_TWICE,
        NatRefusal::HasHaVip { .. } => nat::SNAT_HAVIP,
        NatRefusal::RuleBusy { forwards: false, .. } => nat::SNAT_STATUS,
        NatRefusal::RuleBusy { forwards: true, .. } => nat::FORWARD_STATUS,
        NatRefusal::PortsTwice => nat::FORWARD_TWICE,
        NatRefusal::OutsideNetwork { .. } => nat::INTERNAL_IP_OUTSIDE,
        NatRefusal::Default => nat::NAT_IP_DEFAULT,
        NatRefusal::InUse { .. } => nat::NAT_IP_IN_USE,
        NatRefusal::BlockTaken { .. } => nat::NAT_IP_CIDR_TAKEN,
        NatRefusal::OutsideBlock { .. } => nat::NAT_IP_OUTSIDE,
        NatRefusal::AddressTaken { .. } => nat::NAT_IP_TAKEN,
        NatRefusal::NoAddress { .. } => nat::NO_NAT_IP,
    }
}

/// A rule about bandwidth packages.
pub(crate) fn bandwidth_package(problem: &PackageRefusal) -> Code {
    use codes::bandwidth_package as package;
    match problem {
        PackageRefusal::Busy { .. } => package::BUSY,
        PackageRefusal::Protected { .. } => codes::nat_gateway::PROTECTED,
        PackageRefusal::HasAddresses { .. } => package::NOT_EMPTY,
        PackageRefusal::AddressInPackage { .. } => package::EIP_IN_PACKAGE,
        PackageRefusal::AddressNotInPackage { .. } => package::EIP_NOT_IN_PACKAGE,
        PackageRefusal::Unsuited { .. } => package::EIP_UNSUITED,
        PackageRefusal::TooFast { .. } => package::BANDWIDTH_INVALID,
    }
}

/// A rule about high-availability virtual addresses.
pub(crate) fn havip(problem: &HaVipRefusal) -> Code {
    use codes::havip;
    match problem {
        HaVipRefusal::WrongState { .. } => havip::WRONG_STATUS,
        HaVipRefusal::InUse { .. } => havip::IN_USE,
        HaVipRefusal::OtherSubnet { .. } => havip::OTHER_VSWITCH,
        HaVipRefusal::OtherKind { .. } => havip::OTHER_KIND,
        HaVipRefusal::MemberAlready { .. } => havip::MEMBER_ALREADY,
        HaVipRefusal::NotMember { .. } => havip::NOT_MEMBER,
        HaVipRefusal::TooManyMembers { .. } => havip::TOO_MANY_MEMBERS,
    }
}

/// A rule about reserved blocks of vSwitches.
pub(crate) fn reservation(problem: &ReservedRefusal) -> Code {
    use codes::reservation;
    match problem {
        ReservedRefusal::Busy { .. } => reservation::WRONG_STATUS,
        ReservedRefusal::NoV6 { .. } => reservation::NO_V6,
        ReservedRefusal::Outside { .. } | ReservedRefusal::Kept { .. } | ReservedRefusal::WrongSize { .. } => {
            reservation::BLOCK_ILLEGAL
        }
        ReservedRefusal::Overlaps { .. } => reservation::OVERLAPS,
        ReservedRefusal::Full { .. } => reservation::FULL,
        ReservedRefusal::InUse { .. } => reservation::IN_USE,
    }
}

/// A rule about sets of DHCP options.
pub(crate) fn dhcp_options(problem: &DhcpRefusal) -> Code {
    use codes::dhcp_options as dhcp;
    match problem {
        DhcpRefusal::Busy { .. } => dhcp::WRONG_STATUS,
        DhcpRefusal::InUse { .. } => dhcp::IN_USE,
        DhcpRefusal::AttachedAlready { .. } => dhcp::ATTACHED_ALREADY,
        DhcpRefusal::NotAttached { .. } => dhcp::NOT_ATTACHED,
    }
}

/// What stands in the way of deleting a network.
fn vpc_in_use(by: Kind) -> Code {
    match by {
        Kind::Subnet => codes::VPC_HAS_VSWITCHES,
        Kind::Route => codes::route::VPC_HAS_ROUTES,
        Kind::RouteTable => codes::route::VPC_HAS_TABLES,
        Kind::NetworkAcl => codes::network_acl::VPC_HAS_ACLS,
        Kind::Peering => codes::route::VPC_HAS_PEERINGS,
        Kind::Ipv4Gateway => codes::gateway::VPC_HAS_V4,
        Kind::Ipv6Gateway => codes::gateway::VPC_HAS_V6,
        _ => codes::VPC_HAS_SECURITY_GROUPS,
    }
}

/// What stands in the way of deleting a route table.
fn table_in_use(by: Kind) -> Code {
    match by {
        Kind::Subnet => codes::route::TABLE_HAS_VSWITCHES,
        Kind::Route => codes::route::TABLE_HAS_ROUTES,
        _ => codes::route::TABLE_HAS_GATEWAY,
    }
}

/// What stands in the way of deleting a gateway.
fn gateway_in_use(by: Kind) -> Code {
    match by {
        Kind::RouteTable => codes::gateway::HAS_TABLE,
        Kind::Ipv6Bandwidth => codes::gateway::HAS_BANDWIDTHS,
        Kind::EgressOnlyRule => codes::gateway::HAS_EGRESS_RULES,
        _ => codes::gateway::HAS_ROUTES,
    }
}

/// A rule about route tables.
pub(crate) fn route_table(problem: &TableRefusal) -> Code {
    match problem {
        TableRefusal::System { .. } => codes::route::TABLE_OF_SYSTEM,
        TableRefusal::OtherUse { .. } => codes::route::TABLE_OF_OTHER_USE,
        TableRefusal::OtherNetwork { .. } => codes::route::TABLE_OF_OTHER_VPC,
        TableRefusal::Associated { .. } => codes::route::ASSOCIATED,
        TableRefusal::NotAssociated { .. } => codes::route::NOT_ASSOCIATED,
    }
}

/// A rule about routes.
pub(crate) fn route(problem: &RouteRefusal) -> Code {
    match problem {
        RouteRefusal::Twice { .. } => codes::route::DUPLICATED,
        RouteRefusal::InSubnet { .. } => codes::route::IN_VSWITCH,
        RouteRefusal::Kept { .. } => codes::route::KEPT,
        RouteRefusal::NoHop { .. } => codes::route::NO_HOP,
        RouteRefusal::OfGateway { .. } => codes::route::TABLE_OF_OTHER_USE,
    }
}

/// A rule about gateways for IPv4.
pub(crate) fn ipv4_gateway(problem: &V4Refusal) -> Code {
    match problem {
        V4Refusal::Another { .. } => codes::gateway::V4_EXISTS,
        V4Refusal::Inactive { .. } => codes::gateway::V4_INACTIVE,
        V4Refusal::Active { .. } => codes::gateway::V4_ACTIVE,
    }
}

/// A rule about gateways for IPv6.
pub(crate) fn ipv6_gateway(problem: &V6Refusal) -> Code {
    match problem {
        V6Refusal::Another { .. } => codes::gateway::V6_EXISTS,
        V6Refusal::NoGateway { .. } => codes::gateway::NO_GATEWAY,
        V6Refusal::HasBandwidth { .. } => codes::gateway::HAS_BANDWIDTH,
        V6Refusal::NoBandwidth { .. } => codes::gateway::NO_BANDWIDTH,
        V6Refusal::EgressOnly { .. } => codes::gateway::EGRESS_ONLY,
    }
}

/// A rule about access lists.
pub(crate) fn network_acl(problem: &AclRefusal) -> Code {
    match problem {
        AclRefusal::OtherNetwork { .. } => codes::network_acl::OTHER_VPC,
        AclRefusal::Associated { .. } => codes::network_acl::BOUND,
        AclRefusal::NotAssociated { .. } => codes::network_acl::NOT_BOUND,
        // Entries have no numbers here, and no call names one by itself.
        AclRefusal::NumberTaken { .. } | AclRefusal::NoEntry { .. } => codes::network_acl::NOT_FOUND,
    }
}

/// A rule about peering connections.
pub(crate) fn peering(problem: &PeeringRefusal) -> Failure {
    let code = match problem {
        PeeringRefusal::Same { .. } => return codes::gateway::ILLEGAL.about("AcceptingVpcId"),
        PeeringRefusal::Another { .. } => codes::peering::EXISTS,
        PeeringRefusal::WrongState { .. } => codes::peering::WRONG_STATUS,
        PeeringRefusal::NotAsked { .. } => codes::peering::NOT_ASKED,
        PeeringRefusal::NoVpc { .. } => codes::peering::ACCEPTING_VPC_NOT_FOUND,
        PeeringRefusal::OneRegion => codes::peering::ONE_REGION,
    };
    code.failure()
}

fn block(problem: &BlockError) -> Code {
    match problem {
        BlockError::Malformed { .. } | BlockError::HostBits { .. } => codes::BLOCK_MALFORMED,
        BlockError::PrefixOutOfBounds { .. } => codes::BLOCK_OF_WRONG_SIZE,
        BlockError::NotAllowed { .. } => ecs::codes::network::BLOCK_INVALID,
        BlockError::Outside { .. } => codes::BLOCK_OUTSIDE,
        BlockError::Overlaps { .. } => codes::BLOCK_OVERLAPPED,
        BlockError::Full { .. } => codes::NO_BLOCK,
    }
}
