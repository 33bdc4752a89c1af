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
use policy_engine::Context;
use store::Fault;
use wire::{Check, Cx, Denial, Failure, ParamError, SelfServicePolicy, Service, routes};

use attachment::{AttachPolicy, DetachPolicy, ListPoliciesFor};

/// A product that has RAM's operations on roles and policies: RAM itself, and Resource Management.
pub trait Family: Service<Error = iam::Error> {
    /// Whether every answer about a role carries its name with the domain of the account.
    const NAMES_WITH_DOMAIN: bool;
}

/// The service.
#[derive(Debug)]
pub struct Ram;

impl Family for Ram {
    const NAMES_WITH_DOMAIN: bool = false;
}

/// The product and its operations.
pub const PRODUCT: Product = Product {
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
        login::CreateLoginProfile,
        login::DeleteLoginProfile,
        login::GetLoginProfile,
        login::UpdateLoginProfile,
        mfa::BindMFADevice,
        mfa::CreateVirtualMFADevice,
        mfa::DeleteVirtualMFADevice,
        mfa::GetUserMFAInfo,
        mfa::ListVirtualMFADevices,
        mfa::UnbindMFADevice,
        group::AddUserToGroup,
        group::CreateGroup,
        group::DeleteGroup,
        group::GetGroup,
        group::ListGroups,
        group::ListGroupsForUser,
        group::ListUsersForGroup,
        group::RemoveUserFromGroup,
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
        AttachPolicy<attachment::User>,
        AttachPolicy<attachment::Group>,
        AttachPolicy<attachment::Role>,
        DetachPolicy<attachment::User>,
        DetachPolicy<attachment::Group>,
        DetachPolicy<attachment::Role>,
        ListPoliciesFor<attachment::User>,
        ListPoliciesFor<attachment::Group>,
        ListPoliciesFor<attachment::Role>,
        setting::ClearAccountAlias,
        setting::GetAccountAlias,
        setting::GetPasswordPolicy,
        setting::GetSecurityPreference,
        setting::SetAccountAlias,
        setting::SetPasswordPolicy,
        setting::SetSecurityPreference,
        tag::ListTagResources,
        tag::TagResources,
        tag::UntagResources,
        diagnostic::DecodeDiagnosticMessage,
    ],
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

    fn denied(denial: &Denial<'_>) -> Failure {
        let text = "You are not authorized to do this action.";
        Failure::new(403, "NoPermission", text)
            .with("AccessDeniedDetail", alibaba_core::refusal::access_denied_detail(denial))
    }

    fn token_mismatch() -> Failure {
        Failure::new(400, "IdempotentParameterMismatch", "The specified ClientToken was used with other parameters.")
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
