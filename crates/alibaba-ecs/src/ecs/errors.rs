//! What the domain refuses, in ECS's codes and words.
//!
//! Source: the error tables of the vendor's pages of 2021, with the spelling they have there.

use compute::instance::life::Status;
use compute::network::block::AddressError;
use compute::{Error as Refusal, Kind};
use store::Fault;
use wire::params::Unbuilt;
use wire::{Failure, ParamError, Problem};

/// Why an operation of ECS refused.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The domain refused.
    #[error(transparent)]
    Domain(#[from] Refusal),
    /// A rule that only this dialect has.
    #[error("{}", .0.message)]
    Refused(Box<Failure>),
}

/// A result of an operation.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// A refusal in the vendor's words.
    pub(crate) fn new(status: u16, code: &'static str, text: impl Into<String>) -> Self {
        Self::Refused(Box::new(Failure::new(status, code, text)))
    }

    /// The parameter is missing.
    pub(crate) fn missing(name: &str) -> Self {
        let text =
            format!("The input parameter \"{name}\" that is mandatory for processing this request is not supplied.");
        Self::new(400, "MissingParameter", text)
    }

    /// The parameter has a value that it may not have.
    pub(crate) fn invalid(name: &str) -> Self {
        Self::new(400, "InvalidParameter", format!("The specified parameter \"{name}\" is not valid."))
    }

    /// A parameter that has a code of its own for values it may not have.
    pub(crate) fn malformed(code: &'static str, name: &str) -> Self {
        Self::new(400, code, format!("The specified parameter \"{name}\" is not valid."))
    }

    /// Every check has been passed, and nothing else was asked for.
    ///
    /// Answering with an error also undoes what the operation did to find out.
    pub(crate) fn dry_run() -> Self {
        Self::new(400, "DryRunOperation", "Request validation has been passed with DryRun flag set.")
    }
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        Self::Domain(Refusal::Store(fault))
    }
}

/// A parameter that cannot be read.
pub(crate) fn refuse_param(error: &ParamError) -> Failure {
    let name = &error.path;
    match (name.as_str(), &error.problem) {
        (_, Problem::Missing) => Failure::new(
            400,
            format!("MissingParameter.{name}"),
            format!("The input parameter \"{name}\" that is mandatory for processing this request is not supplied."),
        ),
        ("RegionId", _) => Failure::new(404, "InvalidRegionId.NotFound", "The specified RegionId does not exist."),
        ("ClientToken", _) => Failure::new(400, "InvalidClientToken.ValueNotSupported", "clienttoken is not valid."),
        ("InstanceIds", _) => {
            Failure::new(400, "InvalidInstanceIds.Malformed", "The specified instanceIds are not valid.")
        }
        ("NextToken", _) => Failure::new(400, "InvalidParameter.NextToken", "The parameter NextToken is invalid."),
        (_, Problem::Other(reason)) if reason == Unbuilt::REASON => {
            Failure::new(400, "InvalidParameter", format!("The specified parameter \"{name}\" is not valid: {reason}."))
        }
        _ => Failure::new(400, "InvalidParameter", format!("The specified parameter \"{name}\" is not valid.")),
    }
}

/// A refusal.
pub fn refuse(error: &Error) -> Failure {
    match error {
        Error::Refused(failure) => (**failure).clone(),
        Error::Domain(refusal) => domain(refusal),
    }
}

fn domain(refusal: &Refusal) -> Failure {
    let (status, code, text) = match refusal {
        Refusal::NotFound { kind, .. } => missing(*kind),
        Refusal::WrongState { .. } => {
            (403, "IncorrectInstanceStatus", "The current status of the resource does not support this operation.")
        }
        Refusal::Protected { .. } => (
            403,
            "InvalidOperation.DeletionProtection",
            "The operation is not permitted because deletion protection is enabled for the instance.",
        ),
        Refusal::InUse { by: Kind::Rule, .. } => {
            (403, "DependencyViolation", "The specified security group has been authorized in another one.")
        }
        Refusal::InUse { .. } => {
            (403, "DependencyViolation", "There is still instance(s) in the specified security group.")
        }
        Refusal::OtherZone { .. } => {
            (400, "InvalidParameter.Mismatch", "Specified virtual switch is not in the specified zone.")
        }
        Refusal::OtherNetwork { .. } => {
            (400, "InvalidParameter.Mismatch", "Specified security group and virtual switch are not in the same VPC.")
        }
        Refusal::SameGroup { .. } => (
            403,
            "InvalidParamter.Conflict",
            "The specified SecurityGroupId should be different from the SourceGroupId.",
        ),
        Refusal::AlreadyMember { .. } => (
            403,
            "InvalidInstanceId.AlreadyExists",
            "The specified instance already exists in the specified security group.",
        ),
        Refusal::NotMember { .. } => (403, "InstanceNotInSecurityGroup", "The instance not in the group."),
        Refusal::LastGroup { .. } => {
            (403, "InstanceLastSecurityGroup", "The instance must belong to at least one security group.")
        }
        // Roles answer instance by instance; see `role`.
        Refusal::OtherRole { .. } | Refusal::NoRole { .. } => super::role::NOT_SUPPORTED,
        Refusal::Block(_) => (400, "InvalidParameter", "Specified CIDR block is not valid."),
        Refusal::Address(problem) => address(problem),
        Refusal::NoPublicAddress => (403, "OperationDenied.NoStock", "The resource is out of usage."),
        Refusal::Store(fault) => return alibaba_core::refusal::internal(fault),
    };
    Failure::new(status, code, text)
}

fn missing(kind: Kind) -> (u16, &'static str, &'static str) {
    match kind {
        Kind::Vpc => (404, "InvalidVpcId.NotFound", "Specified VPC does not exist."),
        Kind::Subnet => (404, "InvalidVSwitchId.NotFound", "Specified virtual switch does not exist."),
        Kind::SecurityGroup => {
            (404, "InvalidSecurityGroupId.NotFound", "The specified SecurityGroupId does not exist.")
        }
        Kind::PeerGroup => {
            (404, "InvalidSourceGroupId.NotFound", "The SourceGroupId provided does not exist in our records.")
        }
        Kind::Rule => {
            (403, "InvalidGroupAuthItem.NotFound", "Specified group authorized item does not exist in our records.")
        }
        Kind::RouteTable => (404, "InvalidRouteTableId.NotFound", "Specified route table does not exist."),
        Kind::Interface => (404, "InvalidEniId.NotFound", "The specified NetworkInterfaceId does not exist."),
        Kind::Instance => (404, "InvalidInstanceId.NotFound", "The specified InstanceId does not exist."),
    }
}

fn address(problem: &AddressError) -> (u16, &'static str, &'static str) {
    match problem {
        AddressError::Outside { .. } => {
            (400, "InvalidPrivateIpAddress", "Specified private IP address is not in the CIDR block of virtual switch.")
        }
        // The pages have no code for an address that the cloud keeps; it is in use, only not by a customer.
        AddressError::Reserved { .. } | AddressError::Taken { .. } => {
            (400, "InvalidPrivateIpAddress.Duplicated", "Specified private IP address is duplicated.")
        }
        AddressError::Exhausted { .. } => {
            (400, "QuotaExceeded.PrivateIpAddress", "Don't have enough private IPs in this switch")
        }
    }
}

/// An instance that is still being made cannot be deleted yet, and says so in its own words.
pub(crate) fn initializing(refusal: Refusal) -> Error {
    match refusal {
        Refusal::WrongState { status: Status::Pending, .. } => Error::new(
            403,
            "IncorrectInstanceStatus.Initializing",
            "The specified instance status does not support this operation.",
        ),
        other => other.into(),
    }
}

/// A caller that lacks a permission. Passing a role has an answer of its own.
pub fn denied(denial: &wire::Denial<'_>) -> Failure {
    let (code, text) = if denial.check.action == "ram:PassRole" {
        ("InvalidUser.PassRoleForbidden", "The RAM user does not have the privilege to pass a RAM role.")
    } else {
        ("Forbidden.RAM", "User not authorized to operate on the specified resource, or this API doesn't support RAM.")
    };
    Failure::new(403, code, text).with("AccessDeniedDetail", alibaba_core::refusal::access_denied_detail(denial))
}

/// A client token that came with other parameters before.
pub fn token_mismatch() -> Failure {
    let text = "The request uses the same client token as a previous, but non-identical request.";
    Failure::new(403, "IdempotentParameterMismatch", text)
}
