//! `GetResourceGroup`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::view::{self, ResourceGroup};
use crate::resource_manager::ResourceManager;
use crate::resource_manager::field::ResourceGroupId;

/// Returns one resource group.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct GetResourceGroup {
    /// The group.
    resource_group_id: ResourceGroupId,
    /// Whether the answer has its tags.
    #[serde(default)]
    include_tags: bool,
}

impl Operation for GetResourceGroup {
    const NAME: &'static str = "GetResourceGroup";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("ResourceGroupId", "rg-acfmxazb4ph6aiy")];
    type Service = ResourceManager;
    type Input = Self;
    type Output = view::One;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("resourcemanager:GetResourceGroup", super::arn_of(caller.account(), &input.resource_group_id.0))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<view::One> {
        let id = input.resource_group_id.0;
        let mut group = super::default_group(cx)?;
        if group.id != id {
            let account = cx.caller().account();
            let found = iam::resource_group::get(cx.scope(), &id)?;
            group = ResourceGroup::of(account, found, cx.scope().now());
        }
        if input.include_tags {
            let tags = store::tag::of(cx.scope(), iam::resource_group::TAGGED, &id)?;
            group = group.with_tags(Some(&tags));
        }
        Ok(group.alone())
    }
}
