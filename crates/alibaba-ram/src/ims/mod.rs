//! IMS, version 2019-08-15: identity management over the same entities as RAM.

pub mod account;
pub(crate) mod field;
pub mod group;
pub mod key;
pub mod key_policy;
pub mod login;
pub mod mfa;
pub mod oidc_provider;
pub mod saml_provider;
pub mod setting;
pub mod tag;
pub mod user;
pub(crate) mod view;

use alibaba_core::arn;
use alibaba_core::product::Product;
use iam::security_preference::Own;
use policy_engine::Context;
use store::Fault;
use sts::Caller;
use wire::{Check, Checks, Cx, Denial, Failure, ParamError, Service, routes};

use crate::ram::{errors, self_service};

/// The service.
#[derive(Debug)]
pub struct Ims;

/// The product and its operations.
pub const PRODUCT: Product = Product {
    name: "Ims",
    version: Ims::VERSION,
    host: "ims",
    routes: routes![
        account::GetAccountSummary,
        saml_provider::CreateSAMLProvider,
        saml_provider::DeleteSAMLProvider,
        saml_provider::GetSAMLProvider,
        saml_provider::ListSAMLProviders,
        saml_provider::UpdateSAMLProvider,
        oidc_provider::AddClientIdToOIDCProvider,
        oidc_provider::AddFingerprintToOIDCProvider,
        oidc_provider::CreateOIDCProvider,
        oidc_provider::DeleteOIDCProvider,
        oidc_provider::GetOIDCProvider,
        oidc_provider::ListOIDCProviders,
        oidc_provider::RemoveClientIdFromOIDCProvider,
        oidc_provider::RemoveFingerprintFromOIDCProvider,
        oidc_provider::UpdateOIDCProvider,
        user::CreateUser,
        user::DeleteUser,
        user::GetUser,
        user::ListUserBasicInfos,
        user::ListUsers,
        user::UpdateUser,
        group::AddUserToGroup,
        group::CreateGroup,
        group::DeleteGroup,
        group::GetGroup,
        group::ListGroups,
        group::ListGroupsForUser,
        group::ListUsersForGroup,
        group::RemoveUserFromGroup,
        group::UpdateGroup,
        key::CreateAccessKey,
        key::DeleteAccessKey,
        key::GetAccessKeyLastUsed,
        key::ListAccessKeys,
        key::UpdateAccessKey,
        key_policy::GetAccessKeyPolicy,
        key_policy::GetAccessKeyPolicyForAccount,
        key_policy::SetAccessKeyPolicy,
        key_policy::SetAccessKeyPolicyForAccount,
        login::ChangePassword,
        login::CreateLoginProfile,
        login::DeleteLoginProfile,
        login::GetLoginProfile,
        login::UpdateLoginProfile,
        mfa::BindMFADevice,
        mfa::CreateVirtualMFADevice,
        mfa::DeleteVirtualMFADevice,
        mfa::DisableVirtualMFA,
        mfa::GetAccountMFAInfo,
        mfa::GetUserMFAInfo,
        mfa::ListVirtualMFADevices,
        mfa::UnbindMFADevice,
        setting::GetDefaultDomain,
        setting::GetPasswordPolicy,
        setting::GetSecurityPreference,
        setting::SetDefaultDomain,
        setting::SetPasswordPolicy,
        setting::SetSecurityPreference,
        tag::ListTagResources,
        tag::TagResources,
        tag::UntagResources,
    ],
};

/// The question that an operation asks about a resource of the caller's account.
///
/// The vendor's pages of 2021 name the actions `ims:`; those of today name them `ram:`. Statements with
/// either name count. See the decision on IMS actions.
pub(crate) fn check(operation: &str, caller: &Caller, relative: &str) -> Check {
    let account = caller.account();
    Check::new(format!("ram:{operation}"), arn::ram(account, relative))
        .also_as(format!("ims:{operation}"), arn::ims(account, relative))
}

/// The one question of an operation that asks one.
pub(crate) fn checks(operation: &str, caller: &Caller, relative: &str) -> Checks {
    Checks::only(check(operation, caller, relative))
}

impl Service for Ims {
    const NAME: &'static str = "Ims";
    const VERSION: &'static str = "2019-08-15";
    type Dialect = alibaba_core::Alibaba;
    type Error = iam::Error;

    fn refuse_param(error: &ParamError) -> Failure {
        errors::refuse_param(error)
    }

    fn refuse(error: &iam::Error) -> Failure {
        errors::refuse(error)
    }

    fn denied(denial: &Denial<'_>) -> Failure {
        crate::ram::Ram::denied(denial)
    }

    fn token_mismatch() -> Failure {
        crate::ram::Ram::token_mismatch()
    }

    fn facts(cx: &mut Cx<'_>, check: &Check, context: &mut Context) -> Result<(), Fault> {
        alibaba_core::condition_keys::ram_tags(cx, check, context)
    }

    fn self_service(cx: &mut Cx<'_>, check: &Check, own: Own) -> Result<Option<String>, Fault> {
        self_service::policy(cx, check, own)
    }
}

#[cfg(test)]
mod tests;
