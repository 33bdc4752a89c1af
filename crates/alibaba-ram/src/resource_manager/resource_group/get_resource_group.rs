//! `GetResourceGroup`

use iam::{Error, Kind};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::view::{self, RegionStatuses};
use crate::page::One;
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
    type Output = One<view::ResourceGroup>;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("resourcemanager:GetResourceGroup", super::arn_of(caller.account(), &input.resource_group_id.0))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<One<view::ResourceGroup>> {
        let group = super::default_group(cx)?.with_tags(input.include_tags);
        if group.id != input.resource_group_id.0 {
            return Err(Error::not_found(Kind::ResourceGroup, input.resource_group_id.0));
        }
        let resource_group = view::ResourceGroup { region_statuses: Some(RegionStatuses::ready()), ..group };
        Ok(One(resource_group))
    }
}
