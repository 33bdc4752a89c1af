//! IMS, version 2019-08-15: identity management over the same entities as RAM.
//!
//! Where an operation is RAM's own in all but how a user is named and what policies are asked, it is RAM's type with this
//! service (`identities.rs`).

pub mod account;
pub(crate) mod field;
pub mod group;
mod identities;
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
use policy_engine::Context;
use store::Fault;
use sts::Caller;
use wire::{Check, Checks, Cx, Failure, ParamError, SelfServicePolicy, Service, routes};

use oidc_provider::OnProvider;
use tag::ChangeTags;

use crate::account::OnAccount;
use crate::ram::group::{
    AddUserToGroup, ChangeMembership, DeleteGroup, GetGroup, ListGroups, ListGroupsForUser, ListUsersForGroup,
    RemoveUserFromGroup,
};
use crate::ram::key::{CreateAccessKey, DeleteAccessKey, GetAccessKeyLastUsed, ListAccessKeys, UpdateAccessKey};
use crate::ram::login::{ChangePassword, DeleteLoginProfile, GetLoginProfile, SetPassword};
use crate::ram::mfa::{BindMFADevice, CreateVirtualMFADevice, DeleteVirtualMFADevice, UnbindMFADevice};
use crate::ram::setting::{GetPasswordPolicy, GetSecurityPreference};
use crate::ram::{errors, self_service};

/// The service.
#[derive(Debug)]
pub struct Ims;

/// The product and its operations.
pub static PRODUCT: Product = Product {
    name: "Ims",
    version: Ims::VERSION,
    host: "ims",
    routes: routes![
        OnAccount<account::GetAccountSummary>,
        saml_provider::CreateSAMLProvider,
        saml_provider::DeleteSAMLProvider,
        saml_provider::GetSAMLProvider,
        saml_provider::ListSAMLProviders,
        saml_provider::UpdateSAMLProvider,
        OnProvider<oidc_provider::AddClientIdToOIDCProvider>,
        OnProvider<oidc_provider::AddFingerprintToOIDCProvider>,
        oidc_provider::CreateOIDCProvider,
        oidc_provider::DeleteOIDCProvider,
        OnProvider<oidc_provider::GetOIDCProvider>,
        oidc_provider::ListOIDCProviders,
        OnProvider<oidc_provider::RemoveClientIdFromOIDCProvider>,
        OnProvider<oidc_provider::RemoveFingerprintFromOIDCProvider>,
        OnProvider<oidc_provider::UpdateOIDCProvider>,
        user::CreateUser,
        user::DeleteUser,
        user::GetUser,
        user::ListUserBasicInfos,
        user::ListUsers,
        user::UpdateUser,
        ChangeMembership<AddUserToGroup, Ims>,
        group::CreateGroup,
        DeleteGroup<Ims>,
        GetGroup<Ims>,
        ListGroups<Ims>,
        ListGroupsForUser<Ims>,
        ListUsersForGroup<Ims>,
        ChangeMembership<RemoveUserFromGroup, Ims>,
        group::UpdateGroup,
        CreateAccessKey<Ims>,
        DeleteAccessKey<Ims>,
        GetAccessKeyLastUsed<Ims>,
        ListAccessKeys<Ims>,
        UpdateAccessKey<Ims>,
        key_policy::GetAccessKeyPolicy,
        OnAccount<key_policy::GetAccessKeyPolicyForAccount>,
        key_policy::SetAccessKeyPolicy,
        OnAccount<key_policy::SetAccessKeyPolicyForAccount>,
        ChangePassword<Ims>,
        SetPassword<login::CreateLoginProfile>,
        DeleteLoginProfile<Ims>,
        GetLoginProfile<Ims>,
        SetPassword<login::UpdateLoginProfile>,
        BindMFADevice<Ims>,
        CreateVirtualMFADevice<Ims>,
        DeleteVirtualMFADevice<Ims>,
        mfa::DisableVirtualMFA,
        OnAccount<mfa::GetAccountMFAInfo>,
        mfa::GetUserMFAInfo,
        mfa::ListVirtualMFADevices,
        UnbindMFADevice<Ims>,
        OnAccount<setting::GetDefaultDomain>,
        OnAccount<GetPasswordPolicy<Ims>>,
        OnAccount<GetSecurityPreference<Ims>>,
        OnAccount<setting::SetDefaultDomain>,
        OnAccount<setting::SetPasswordPolicy>,
        OnAccount<setting::SetSecurityPreference>,
        tag::ListTagResources,
        ChangeTags<tag::TagResources>,
        ChangeTags<tag::UntagResources>,
    ],
    paths: &[],
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

    fn facts(cx: &mut Cx<'_>, check: &Check, context: &mut Context) -> Result<(), Fault> {
        alibaba_core::condition_keys::ram_tags(cx, check, context)
    }

    fn self_service(cx: &mut Cx<'_>, check: &Check, permission: &str) -> Result<Option<SelfServicePolicy>, Fault> {
        self_service::policy(cx, check, permission)
    }
}

#[cfg(test)]
mod tests;
