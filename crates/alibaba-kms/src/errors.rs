//! What the domain refuses, in the words of the key management service.
//!
//! Source: the vendor's page of common errors, and those of its operations. A code that no page has says so.

use kms::Error as Refusal;
use kms::key::State;
use store::Fault;
use wire::params::Unbuilt;
use wire::{Denial, Failure, ParamError, Problem};

/// Why an operation refused.
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
    fn refused(status: u16, code: &'static str, text: impl Into<String>) -> Self {
        Self::Refused(Box::new(Failure::new(status, code, text)))
    }

    /// The parameter is missing.
    pub(crate) fn missing(name: &str) -> Self {
        Self::Refused(Box::new(missing(name)))
    }

    /// The parameter has a value that it may not have.
    pub(crate) fn invalid(name: &str) -> Self {
        Self::Refused(Box::new(invalid(name)))
    }

    /// The operation is not for keys of this kind.
    pub(crate) fn unsupported() -> Self {
        Self::refused(400, "UnsupportedOperation", "This action is not supported.")
    }

    /// The operation takes no alias in place of the key.
    pub(crate) fn no_alias() -> Self {
        Self::refused(400, "Unsupported.Alias", "Alias is not valid for this api.")
    }

    /// The key's material would come from elsewhere.
    pub(crate) fn origin() -> Self {
        Self::refused(
            400,
            "Unsupported.Origin",
            format!("This key origin is not valid for this api: {}.", Unbuilt::REASON),
        )
    }

    /// There is no instance of the service that keys could lie in.
    pub(crate) fn no_instance() -> Self {
        Self::refused(403, "Forbidden.DKMSInstanceNotFound", "The specified DKMS Instance is not found.")
    }

    /// There is nothing of this name.
    pub(crate) fn no_resource() -> Self {
        Self::refused(404, "Forbidden.ResourceNotFound", "The resource is not found.")
    }

    /// The service is in use already.
    pub(crate) fn opened() -> Self {
        Self::refused(400, "Forbidden.Opened", "Your kms service has been opened.")
    }

    /// Everything has been checked, and nothing else was asked for. The status is on no page.
    pub(crate) fn dry_run() -> Self {
        let text = "The request would have succeeded if the DryRun parameter was not specified.";
        Self::refused(400, "DryRunOperationError", text)
    }
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        Self::Domain(Refusal::Store(fault))
    }
}

/// A parameter that cannot be read.
pub(crate) fn refuse_param(error: &ParamError) -> Failure {
    match &error.problem {
        Problem::Missing => missing(&error.path),
        Problem::Other(reason) if reason == Unbuilt::REASON => {
            let text = format!("The specified parameter \"{}\" is not valid: {reason}.", error.path);
            Failure::new(400, "InvalidParameter", text)
        }
        _ => invalid(&error.path),
    }
}

fn missing(name: &str) -> Failure {
    Failure::new(400, "MissingParameter", format!("The parameter \"{name}\" is needed but not provided."))
}

fn invalid(name: &str) -> Failure {
    Failure::new(400, "InvalidParameter", format!("The specified parameter \"{name}\" is not valid."))
}

/// A refusal.
pub(crate) fn refuse(error: &Error) -> Failure {
    match error {
        Error::Refused(failure) => (**failure).clone(),
        Error::Domain(refusal) => domain(refusal),
    }
}

fn domain(refusal: &Refusal) -> Failure {
    let (status, code, text) = match refusal {
        Refusal::NoKey { .. } => (404, "Forbidden.KeyNotFound", "The specified Key is not found."),
        Refusal::NoVersion { .. } => (404, "Forbidden.KeyVersionNotFound", "The specified Key version is not found."),
        Refusal::NoAlias { .. } => (404, "Forbidden.AliasNotFound", "The specified Alias is not found."),
        Refusal::AliasTaken { .. } => (400, "AliasAlreadyExists", "AliasName Already Exists."),
        Refusal::NotUsable { state: State::PendingDeletion, .. } => {
            (409, "Rejected.PendingDeletion", "The request was rejected because the key state is PendingDeletion.")
        }
        Refusal::NotUsable { .. } => {
            (409, "Rejected.Disabled", "The request was rejected because the key state is Disabled.")
        }
        Refusal::NotChangeable { .. } => (409, "Rejected.StateModifiedFailed", "Keystate modified failed."),
        // No page has a code for it.
        Refusal::Protected { .. } => (
            409,
            "Rejected.DeletionProtection",
            "The request was rejected because deletion protection is enabled for the key.",
        ),
        Refusal::OfService { .. } => (400, "UnsupportedOperation", "This action is not supported."),
        Refusal::NotForThis { .. } => (400, "Rejected.UnsupportedOperation", "Unsupported operation."),
        Refusal::TooMany { .. } => {
            (400, "Rejected.LimitExceeded", "The request was rejected because user create resource limit was exceeded.")
        }
        Refusal::NoSecret { .. } => (404, "Forbidden.ResourceNotFound", "The resource is not found."),
        Refusal::SecretTaken { .. } | Refusal::VersionTaken { .. } => {
            (409, "Rejected.ResourceExist", "The resource already exists.")
        }
        Refusal::SecretPending { .. } => {
            (409, "Rejected.ResourceInDeleteWindow", "The secret is planned to be deleted.")
        }
        Refusal::SecretNotPending { .. } | Refusal::NotInStage { .. } | Refusal::Length => {
            (400, "InvalidParameter", "The specified parameter is not valid.")
        }
        Refusal::Undecipherable => return invalid("CiphertextBlob"),
        Refusal::Store(fault) => return alibaba_core::refusal::internal(fault),
    };
    Failure::new(status, code, text)
}

/// A caller that lacks a permission.
pub(crate) fn denied(denial: &Denial<'_>) -> Failure {
    Failure::new(403, "Forbidden.NoPermission", "This operation is forbidden by permission system.")
        .with("AccessDeniedDetail", alibaba_core::refusal::access_denied_detail(denial))
}
