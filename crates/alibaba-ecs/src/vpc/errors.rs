//! What the domain refuses, in VPC's codes and words.
//!
//! Source: the error tables of `CreateVSwitch` and `DeleteVpc` on the vendor's pages; the codes of other
//! operations are those that Terraform's provider expects. Spelling mistakes are part of the interface.

use compute::network::block::BlockError;
use compute::{Error as Refusal, Kind};
use wire::{Failure, ParamError, Problem};

use crate::ecs::Error;

/// A parameter that cannot be read.
pub(super) fn refuse_param(error: &ParamError) -> Failure {
    match (&error.path, &error.problem) {
        (name, Problem::Missing) => {
            Failure::new(400, format!("MissingParameter.{name}"), format!("{name} is mandatory for this action."))
        }
        _ => crate::ecs::refuse_param(error),
    }
}

/// A refusal.
pub(super) fn refuse(error: &Error) -> Failure {
    match error {
        Error::Domain(Refusal::NotFound { kind: Kind::Subnet, .. }) => {
            Failure::new(404, "InvalidVswitchID.NotFound", "Specified virtual switch does not exist.")
        }
        Error::Domain(Refusal::InUse { kind: Kind::Vpc, by: Kind::Subnet, .. }) => {
            Failure::new(400, "DependencyViolation.VSwitch", "Specified object has dependent resources")
        }
        Error::Domain(Refusal::InUse { kind: Kind::Vpc, .. }) => Failure::new(
            400,
            "DependencyViolation.SecurityGroup",
            "Specified object has dependent resources SecurityGroup.",
        ),
        Error::Domain(Refusal::InUse { kind: Kind::Subnet, .. }) => {
            Failure::new(400, "DependencyViolation", "Specified object has dependent resources.")
        }
        Error::Domain(Refusal::Block(problem)) => block(problem),
        other => crate::ecs::refuse(other),
    }
}

fn block(problem: &BlockError) -> Failure {
    let (code, text) = match problem {
        BlockError::Malformed { .. } | BlockError::HostBits { .. } => {
            ("InvalidCidrBlock.Malformed", "Specified CIDR block is not valid.")
        }
        BlockError::PrefixOutOfBounds { .. } => ("InvalidCirdrBlock.MaskLength", "Specified CIDR block is not valid ."),
        BlockError::NotAllowed { .. } => ("InvalidParameter", "Specified CIDR block is not valid."),
        BlockError::Outside { .. } => ("InvalidParameter", "Specified CIDR block is not valid in VPC."),
        BlockError::Overlaps { .. } => {
            ("InvalidCidrBlock.Overlapped", "Specified CIDR block overlapped with other subnets.")
        }
        BlockError::Full { .. } => {
            ("ResourceNotAvailable", "Resource you requested is not available in this region or zone.")
        }
    };
    Failure::new(400, code, text)
}
