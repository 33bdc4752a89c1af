//! RAM, version 2015-05-01: users, groups, roles, policies, keys and sign-in.

pub mod attachment;
pub mod diagnostic;
pub(crate) mod errors;
pub(crate) mod field;
pub mod group;
pub(crate) mod identities;
pub mod key;
pub mod login;
pub mod mfa;
pub(crate) mod password;
pub mod policy;
pub mod role;
pub(crate) mod self_service;
pub mod setting;
pub mod tag;
pub mod user;
pub(crate) mod view;

use alibaba_core::product::Product;
use iam::policy::Rotation;
use kernel::Tags;
use policy_engine::Context;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use store::Fault;
use wire::{Check, Cx, Failure, ParamError, SelfServicePolicy, Service, routes};

use crate::account::OnAccount;
use attachment::{Attach, ChangePolicy, Detach, ListPoliciesFor};
use group::ChangeMembership;
use login::SetPassword;

/// A product that has RAM's operations on roles and policies: RAM itself, and Resource Management.
pub trait Family: Service<Error = iam::Error> {
    /// Whether every answer about a role carries its name with the domain of the account.
    const NAMES_WITH_DOMAIN: bool;

    /// What a call that creates a policy can say beside what it says in both products.
    type NewPolicy: Addition;
    /// The same of a call that adds a version to a policy.
    type NewVersion: Addition;
    /// The same of a call that creates a role.
    type NewRole: Addition;
}

/// Parameters of a creation that one product has beside those that all have; none of these unless it says otherwise.
pub trait Addition: DeserializeOwned + JsonSchema + Send + Sync {
    /// The question to the policies, with what the parameters add to it.
    fn ask(&self, check: Check) -> Check {
        check
    }

    /// Tags of the new thing.
    fn tags(self) -> Tags
    where
        Self: Sized,
    {
        Tags::default()
    }

    /// Whether people may switch to the new role in the console. No page names a default; the console has let people
    /// switch to every role that trusts them.
    fn console_login(&self) -> bool {
        true
    }

    /// What happens when a policy has as many versions as it may.
    fn rotation(&self) -> Rotation {
        Rotation::Refuse
    }
}

/// The service.
#[derive(Debug)]
pub struct Ram;

impl Family for Ram {
    const NAMES_WITH_DOMAIN: bool = false;
    type NewPolicy = policy::NewPolicy;
    type NewVersion = policy::NewVersion;
    type NewRole = role::NewRole;
}

/// The product and its operations.
pub static PRODUCT: Product = Product {
    name: "Ram",
    version: Ram::VERSION,
    host: "ram",
    routes: routes![
        user::CreateUser,
        user::DeleteUser,
        user::GetUser,
        user::ListUsers,
        user::UpdateUser,
        key::CreateAccessKey,
        key::DeleteAccessKey,
        key::GetAccessKeyLastUsed,
        key::ListAccessKeys,
        key::UpdateAccessKey,
        login::ChangePassword,
        SetPassword<login::CreateLoginProfile>,
        login::DeleteLoginProfile,
        login::GetLoginProfile,
        SetPassword<login::UpdateLoginProfile>,
        mfa::BindMFADevice,
        mfa::CreateVirtualMFADevice,
        mfa::DeleteVirtualMFADevice,
        mfa::GetUserMFAInfo,
        mfa::ListVirtualMFADevices,
        mfa::UnbindMFADevice,
        ChangeMembership<group::AddUserToGroup>,
        group::CreateGroup,
        group::DeleteGroup,
        group::GetGroup,
        group::ListGroups,
        group::ListGroupsForUser,
        group::ListUsersForGroup,
        ChangeMembership<group::RemoveUserFromGroup>,
        group::UpdateGroup,
        role::CreateRole,
        role::DeleteRole,
        role::GetRole,
        role::ListRoles,
        role::UpdateRole,
        role::CreateServiceLinkedRole,
        role::DeleteServiceLinkedRole,
        role::GetServiceLinkedRoleTemplate,
        policy::CreatePolicy,
        policy::CreatePolicyVersion,
        policy::DeletePolicy,
        policy::DeletePolicyVersion,
        policy::GetPolicy,
        policy::GetPolicyVersion,
        policy::ListEntitiesForPolicy,
        policy::ListPolicies,
        policy::ListPolicyVersions,
        policy::SetDefaultPolicyVersion,
        policy::UpdatePolicyDescription,
        ChangePolicy<Attach, attachment::User>,
        ChangePolicy<Attach, attachment::Group>,
        ChangePolicy<Attach, attachment::Role>,
        ChangePolicy<Detach, attachment::User>,
        ChangePolicy<Detach, attachment::Group>,
        ChangePolicy<Detach, attachment::Role>,
        ListPoliciesFor<attachment::User>,
        ListPoliciesFor<attachment::Group>,
        ListPoliciesFor<attachment::Role>,
        OnAccount<setting::ClearAccountAlias>,
        OnAccount<setting::GetAccountAlias>,
        OnAccount<setting::GetPasswordPolicy>,
        OnAccount<setting::GetSecurityPreference>,
        OnAccount<setting::SetAccountAlias>,
        OnAccount<setting::SetPasswordPolicy>,
        OnAccount<setting::SetSecurityPreference>,
        tag::ListTagResources,
        tag::TagResources,
        tag::UntagResources,
        diagnostic::DecodeDiagnosticMessage,
    ],
    paths: &[],
};

impl Service for Ram {
    const NAME: &'static str = "Ram";
    const VERSION: &'static str = "2015-05-01";
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
