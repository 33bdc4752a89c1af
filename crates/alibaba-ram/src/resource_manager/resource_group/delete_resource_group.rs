//! `DeleteResourceGroup`

use compute::resource;
use iam::resource_group::delete;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::view::{self, ResourceGroup};
use crate::resource_manager::ResourceManager;
use crate::resource_manager::field::ResourceGroupId;

/// Deletes a resource group in which no resource is left, with the policies that are attached for it alone.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteResourceGroup {
    /// The group.
    resource_group_id: ResourceGroupId,
}

impl Operation for DeleteResourceGroup {
    const NAME: &'static str = "DeleteResourceGroup";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("ResourceGroupId", "rg-acfmxazb4ph6aiy")];
    type Service = ResourceManager;
    type Input = Self;
    type Output = view::One;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("resourcemanager:DeleteResourceGroup", super::arn_of(caller.account(), &input.resource_group_id.0))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<view::One> {
        let (account, id) = (cx.caller().account(), input.resource_group_id.0);
        super::check_not_default(cx, &id)?;
        let is_used = resource::is_group_used(cx.scope(), &id)?;
        let group = delete(cx.scope(), &id, is_used)?;
        Ok(ResourceGroup::of(account, group, cx.scope().now()).alone())
    }
}
