//! What the domain refuses, in VPC's codes and words.

use compute::network::block::BlockError;
use compute::network::elastic_address::Refusal as ElasticRefusal;
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
        ElasticRefusal::Protected { .. } => codes::eip::PROTECTED,
        ElasticRefusal::NotToBeHad { .. } => codes::eip::NOT_TO_BE_HAD,
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
