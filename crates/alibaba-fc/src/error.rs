//! Codes and words of Function Compute.
//!
//! Source: the vendor's page "Error codes". It gives the text of an answer as a pattern where it gives one at all; what is
//! filled in is ours.

use functions::Error as Refusal;
use store::Fault;
use wire::params::Unbuilt;
use wire::{Denial, Failure, ParamError, Problem};

/// Why an operation of Function Compute refused.
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
    /// A parameter has a value that it may not have.
    pub(crate) fn invalid(text: impl Into<String>) -> Self {
        Self::Refused(Box::new(invalid(text)))
    }
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        Self::Domain(Refusal::Store(fault))
    }
}

pub(crate) fn invalid(text: impl Into<String>) -> Failure {
    Failure::new(400, "InvalidArgument", text.into())
}

pub(crate) fn refuse_param(error: &ParamError) -> Failure {
    let name = &error.path;
    match &error.problem {
        Problem::Missing => invalid(format!("'{name}' is required")),
        Problem::Other(reason) if reason == Unbuilt::REASON => invalid(format!("'{name}' is invalid: {reason}")),
        Problem::Other(reason) => invalid(format!("'{name}' is invalid: {reason}")),
        _ => invalid(format!("'{name}' is invalid")),
    }
}

pub(crate) fn refuse(error: &Error) -> Failure {
    match error {
        Error::Refused(failure) => (**failure).clone(),
        Error::Domain(Refusal::NotFound(name)) => {
            Failure::new(404, "FunctionNotFound", format!("function '{name}' does not exist"))
        }
        Error::Domain(Refusal::NameTaken(name)) => {
            Failure::new(409, "FunctionAlreadyExists", format!("function '{name}' already exists"))
        }
        Error::Domain(Refusal::Store(fault)) => alibaba_core::refusal::internal(fault),
    }
}

/// A caller that lacks a permission, to call the operation or to pass a role.
pub(crate) fn denied(denial: &Denial<'_>) -> Failure {
    let (action, resource) = (&denial.check.action, &denial.check.resource);
    let text = format!("the caller is not authorized to perform '{action}' on resource '{resource}'");
    Failure::new(403, "AccessDenied", text)
        .with("AccessDeniedDetail", alibaba_core::refusal::access_denied_detail(denial))
}
