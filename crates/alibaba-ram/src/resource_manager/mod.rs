//! Resource Management, version 2020-03-31: its own operations on RAM's roles and policies, and resource groups.
//!
//! A role or policy made here is RAM's. Where an operation is RAM's own in all but the product, it is RAM's type
//! with this service; what pages by number or takes other parameters is declared here.

pub mod attachment;
mod field;
pub mod policy;
pub mod resource_group;
pub mod role;
pub mod tag;
#[cfg(test)]
mod tests;

use alibaba_core::product::Product;
use policy_engine::Context;
use schemars::JsonSchema;
use serde::Deserialize;
use store::Fault;
use wire::{Check, Cx, Failure, ParamError, Problem, Service, routes};

use attachment::ChangePolicy;

use crate::ram::attachment::{Attach, Detach};
use crate::ram::policy::{
    CreatePolicy, CreatePolicyVersion, DeletePolicyVersion, GetPolicyVersion, ListPolicyVersions,
    SetDefaultPolicyVersion,
};
use crate::ram::role::{CreateRole, CreateServiceLinkedRole, DeleteRole, DeleteServiceLinkedRole, GetRole, UpdateRole};
use crate::ram::{Addition, Family, Ram};

/// The service.
#[derive(Debug)]
pub struct ResourceManager;

/// The product and its operations.
pub static PRODUCT: Product = Product {
    name: "ResourceManager",
    version: ResourceManager::VERSION,
    host: "resourcemanager",
    routes: routes![
        CreateRole<ResourceManager>,
        DeleteRole<ResourceManager>,
        GetRole<ResourceManager>,
        role::ListRoles,
        UpdateRole<ResourceManager>,
        CreateServiceLinkedRole<ResourceManager>,
        DeleteServiceLinkedRole<ResourceManager>,
        role::GetServiceLinkedRoleDeletionStatus,
        CreatePolicy<ResourceManager>,
        CreatePolicyVersion<ResourceManager>,
        policy::DeletePolicy,
        DeletePolicyVersion<ResourceManager>,
        policy::GetPolicy,
        GetPolicyVersion<ResourceManager>,
        policy::ListPolicies,
        ListPolicyVersions<ResourceManager>,
        SetDefaultPolicyVersion<ResourceManager>,
        ChangePolicy<Attach>,
        ChangePolicy<Detach>,
        attachment::ListPolicyAttachments,
        resource_group::CreateResourceGroup,
        resource_group::GetResourceGroup,
        resource_group::ListResourceGroups,
        resource_group::UpdateResourceGroup,
        resource_group::DeleteResourceGroup,
        resource_group::MoveResources,
        tag::TagResources,
        tag::UntagResources,
        tag::ListTagResources,
    ],
    paths: &[],
};

impl Family for ResourceManager {
    const NAMES_WITH_DOMAIN: bool = true;
    type NewPolicy = NewPolicy;
    type NewVersion = NewVersion;
    type NewRole = NewRole;
}

/// What a new policy can have here alone: nothing.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct NewPolicy {}

/// Adds a version to a policy of the account. Here no older one makes room for it.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct NewVersion {}

/// Creates a role that the principals in its trust policy may assume.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct NewRole {}

impl Addition for NewPolicy {}
impl Addition for NewVersion {}
impl Addition for NewRole {}

impl Service for ResourceManager {
    const NAME: &'static str = "ResourceManager";
    const VERSION: &'static str = "2020-03-31";
    type Dialect = alibaba_core::Alibaba;
    type Error = iam::Error;

    fn refuse_param(error: &ParamError) -> Failure {
        match (error.path.as_str(), &error.problem) {
            ("DeletionTaskId", Problem::Length) => Failure::new(
                400,
                "InvalidParameter.DeletionTaskId.Length",
                "The length of DeletionTaskId must be between 26 and 255 characters.",
            ),
            ("DeletionTaskId", Problem::Value) => {
                Failure::new(400, "InvalidParameter.DeletionTaskId", "The DeletionTaskId is invalid.")
            }
            ("Name" | "DisplayName" | "NewDisplayName" | "Resources", Problem::Missing) => Failure::new(
                400,
                format!("MissingParameter.{}", error.path),
                format!("You must specify {}.", error.path),
            ),
            _ => Ram::refuse_param(error),
        }
    }

    fn refuse(error: &iam::Error) -> Failure {
        Ram::refuse(error)
    }

    fn facts(cx: &mut Cx<'_>, check: &Check, context: &mut Context) -> Result<(), Fault> {
        if let Some(group) = resource_group::named(&check.resource) {
            for (key, value) in store::tag::of(cx.scope(), iam::resource_group::TAGGED, group)?.iter() {
                context.push(format!("acs:ResourceTag/{key}"), value);
            }
            return Ok(());
        }
        alibaba_core::condition_keys::ram_tags(cx, check, context)
    }
}
