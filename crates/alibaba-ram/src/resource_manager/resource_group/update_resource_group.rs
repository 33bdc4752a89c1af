//! `UpdateResourceGroup`

use iam::resource_group::rename;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::view::ResourceGroup;
use crate::resource_manager::ResourceManager;
use crate::resource_manager::field::{GroupDisplayName, ResourceGroupId};

/// Changes the name that people are shown of a resource group.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateResourceGroup {
    /// The group.
    resource_group_id: ResourceGroupId,
    /// New name that people are shown.
    new_display_name: GroupDisplayName,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    resource_group: ResourceGroup,
}

impl Operation for UpdateResourceGroup {
    const NAME: &'static str = "UpdateResourceGroup";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("ResourceGroupId", "rg-acfmxazb4ph6aiy"), ("NewDisplayName", "the shop")];
    type Service = ResourceManager;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("resourcemanager:UpdateResourceGroup", super::arn_of(caller.account(), &input.resource_group_id.0))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Output> {
        let (account, id) = (cx.caller().account(), input.resource_group_id.0);
        super::check_not_default(cx, &id)?;
        let group = rename(cx.scope(), &id, input.new_display_name.0)?;
        Ok(Output { resource_group: ResourceGroup::of(account, group, cx.scope().now()) })
    }
}
