//! What the domain refuses, in VPC's codes and words.

use compute::network::bandwidth_package::Refusal as PackageRefusal;
use compute::network::block::BlockError;
use compute::network::dhcp_options::Refusal as DhcpRefusal;
use compute::network::elastic_address::Refusal as ElasticRefusal;
use compute::network::havip::Refusal as HaVipRefusal;
use compute::network::nat_gateway::Refusal as NatRefusal;
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
pub(super) fn refuse(error: &Error) -> Failure {
    let code = match error {
        Error::Domain(Refusal::NotFound { kind: Kind::Subnet, .. }) => codes::VSWITCH_NOT_FOUND,
        Error::Domain(Refusal::NotFound { kind: Kind::Block | Kind::BlockV6, .. }) => codes::BLOCK_NOT_FOUND,
        Error::Domain(Refusal::InUse { kind: Kind::Block | Kind::BlockV6, .. }) => codes::BLOCK_IN_USE,
        Error::Domain(Refusal::TooMany { kind: Kind::Block | Kind::BlockV6, .. }) => codes::TOO_MANY_BLOCKS,
        Error::Domain(Refusal::QuotaReached { kind: Kind::NatGateway }) => codes::nat_gateway::QUOTA,
        Error::Domain(Refusal::QuotaReached { kind: Kind::SnatEntry }) => codes::nat_gateway::TOO_MANY_SNAT_ENTRIES,
        Error::Domain(Refusal::QuotaReached { kind: Kind::ForwardEntry }) => {
            codes::nat_gateway::TOO_MANY_FORWARD_ENTRIES
        }
        Error::Domain(Refusal::NoV6 { .. }) => codes::VPC_WITHOUT_V6,
        Error::Domain(Refusal::TakenV6 { .. }) => codes::V6_TAKEN,
        Error::Domain(Refusal::InUse { kind: Kind::Vpc, by: Kind::Subnet, .. }) => codes::VPC_HAS_VSWITCHES,
        Error::Domain(Refusal::InUse { kind: Kind::Vpc, .. }) => codes::VPC_HAS_SECURITY_GROUPS,
        Error::Domain(Refusal::InUse { kind: Kind::Subnet, .. }) => codes::VSWITCH_IN_USE,
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
        ElasticRefusal::Primary { .. } | ElasticRefusal::NoSuchPrivateAddress { .. } => codes::eip::PARAMETER_INVALID,
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
