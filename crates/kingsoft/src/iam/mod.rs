//! IAM, version 2015-11-01: users, groups, roles, policies and keys.

pub mod access_key;
pub mod attachment;
pub mod errors;
pub(crate) mod field;
pub mod group;
pub mod list_all;
pub mod policy;
pub mod project;
pub mod role;
mod trust;
pub mod user;
pub(crate) mod view;

use wire::{Failure, ParamError, Service, routes};

use crate::product::Product;
use crate::sts::AssumeRole;
pub(crate) use trust::Trust;

use attachment::{Attach, Detach, List, OfGroup, OfRole, OfUser};
use errors::Error;
use list_all::ListAll;

/// The service.
#[derive(Debug)]
pub struct Iam;

/// The product and its operations.
pub static PRODUCT: Product = Product {
    name: Iam::NAME,
    version: Iam::VERSION,
    regional: false,
    routes: routes![
        access_key::CreateAccessKey,
        access_key::DeleteAccessKey,
        access_key::ListAccessKeys,
        access_key::ListAllUserAccessKeys,
        access_key::UpdateAccessKey,
        Attach<OfGroup>,
        Attach<OfRole>,
        Attach<OfUser>,
        Detach<OfGroup>,
        Detach<OfRole>,
        Detach<OfUser>,
        List<OfGroup>,
        List<OfRole>,
        List<OfUser>,
        attachment::ListEntitiesForPolicy,
        group::ChangeMembership<group::AddUserToGroup>,
        group::CreateGroup,
        group::DeleteGroup,
        group::GetGroup,
        ListAll<group::ListGroups>,
        group::ListGroupsForUser,
        group::ListUsersForGroup,
        group::ChangeMembership<group::RemoveUserFromGroup>,
        group::UpdateGroup,
        policy::CreatePolicy,
        policy::CreatePolicyVersion,
        policy::DeletePolicy,
        policy::ChangeVersion<policy::DeletePolicyVersion>,
        policy::GetPolicy,
        policy::GetPolicyVersion,
        ListAll<policy::ListPolicies>,
        policy::ListPolicyVersions,
        policy::ChangeVersion<policy::SetDefaultPolicyVersion>,
        policy::UpdatePolicy,
        project::BatchUpdateInstanceProjectId,
        project::CreateProject,
        project::ListProjects<project::GetAccountAllProjectList>,
        project::ListProjects<project::GetAccountAllProjectsByParams>,
        project::UpdateInstanceProjectId,
        project::UpdateProjectInfo,
        role::CreateRole,
        role::DeleteRole,
        role::GetRole,
        ListAll<role::ListRoles>,
        role::UpdateRole,
        role::UpdateRoleTrustAccounts,
        user::CreateUser,
        user::DeleteUser,
        user::GetUser,
        ListAll<user::ListUsers>,
        user::UpdateUser,
        AssumeRole<Iam>,
    ],
};

impl Service for Iam {
    const NAME: &'static str = "iam";
    const VERSION: &'static str = "2015-11-01";
    const ITEM: fn(&str) -> &'static str = |_| "member";
    type Dialect = crate::dialect::Kingsoft;
    type Error = Error;

    fn refuse_param(error: &ParamError) -> Failure {
        crate::refusal::param(error, errors::BAD_VALUE)
    }

    fn refuse(error: &Error) -> Failure {
        errors::refuse(error)
    }
}
