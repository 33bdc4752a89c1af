//! STS, version 2015-04-01: sessions of roles, and who a caller is.

mod assume_role;
mod assume_role_with_oidc;
mod assume_role_with_saml;
mod errors;
mod federated;
mod field;
mod get_caller_identity;
mod view;

pub use assume_role::AssumeRole;
pub use assume_role_with_oidc::AssumeRoleWithOIDC;
pub use assume_role_with_saml::AssumeRoleWithSAML;
pub use get_caller_identity::GetCallerIdentity;

use ::sts::federation::{oidc, saml};
use alibaba_core::product::Product;
use policy_engine::{Context, Layer};
use store::Fault;
use wire::{Check, Cx, Denial, Failure, ParamError, Service, routes};

/// The service.
#[derive(Debug)]
pub struct Sts;

/// The product and its operations.
pub static PRODUCT: Product = Product {
    name: "Sts",
    version: Sts::VERSION,
    host: "sts",
    routes: routes![AssumeRole, AssumeRoleWithOIDC, AssumeRoleWithSAML, GetCallerIdentity],
    paths: &[],
};

/// What the service can refuse.
#[derive(Debug)]
pub enum Error {
    /// The role that is to be assumed does not exist.
    NoRole {
        /// Its resource name, as the caller wrote it.
        arn: String,
    },
    /// The session cannot begin.
    Refused(sts::Refusal),
    /// There is no such OIDC provider.
    NoOidcProvider,
    /// The token of an OIDC provider proves nothing.
    Token(oidc::Refused),
    /// There is no such SAML provider.
    NoSamlProvider,
    /// The response of a SAML provider proves nothing.
    Assertion(saml::Refused),
    /// A parameter is missing.
    Wanting(&'static str),
    /// More assertions are in use than can be remembered.
    TooMany,
    /// The same, in the words of `AssumeRoleWithSAML`.
    Saml(Box<Error>),
    /// The sandbox failed.
    Failed(iam::Error),
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        Self::Failed(fault.into())
    }
}

impl From<iam::Error> for Error {
    fn from(error: iam::Error) -> Self {
        Self::Failed(error)
    }
}

impl From<oidc::Refused> for Error {
    fn from(refused: oidc::Refused) -> Self {
        Self::Token(refused)
    }
}

impl From<saml::Refused> for Error {
    fn from(refused: saml::Refused) -> Self {
        Self::Assertion(refused)
    }
}

impl From<sts::Refusal> for Error {
    fn from(refusal: sts::Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl Service for Sts {
    const NAME: &'static str = "Sts";
    const VERSION: &'static str = "2015-04-01";
    type Dialect = alibaba_core::Alibaba;
    type Error = Error;

    fn refuse_param(error: &ParamError) -> Failure {
        errors::refuse_param(error)
    }

    fn refuse(error: &Error) -> Failure {
        errors::refuse(error)
    }

    fn denied(denial: &Denial<'_>) -> Failure {
        let text = match denial.decision.layer {
            // The one thing that an account itself is refused.
            Layer::Root => "Roles may not be assumed by root accounts.",
            _ => "You are not authorized to do this action. You should be authorized by RAM.",
        };
        Failure::new(403, "NoPermission", text)
            .with("AccessDeniedDetail", alibaba_core::refusal::access_denied_detail(denial))
    }

    fn facts(cx: &mut Cx<'_>, check: &Check, context: &mut Context) -> Result<(), Fault> {
        alibaba_core::condition_keys::ram_tags(cx, check, context)
    }
}
