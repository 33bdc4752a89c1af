//! `CreateResourceGroup`

use alibaba_core::resource_group::ID_FORMAT;
use iam::resource_group::{New, create};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Check, Checks, Cx, Effect, Operation};

use super::view::{self, ResourceGroup};
use crate::ram::field::TagList;
use crate::resource_manager::ResourceManager;
use crate::resource_manager::field::{GroupDisplayName, GroupName};

/// Creates a resource group.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateResourceGroup {
    /// Name, which no other group of the account has.
    name: GroupName,
    /// Name that people are shown.
    display_name: GroupDisplayName,
    /// Up to 20 tags.
    #[serde(default)]
    tag: TagList,
}

impl Operation for CreateResourceGroup {
    const NAME: &'static str = "CreateResourceGroup";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("Name", "my-project"), ("DisplayName", "my project")];
    type Service = ResourceManager;
    type Input = Self;
    type Output = view::One;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        let check = Check::new("resourcemanager:CreateResourceGroup", super::arn_of(caller.account(), "*"));
        Checks::only(input.tag.facts_of(check))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<view::One> {
        let account = cx.caller().account();
        let new = New { name: input.name.0, display_name: input.display_name.0, tags: input.tag.into() };
        if new.name == "default" {
            return Err(iam::Error::AlreadyExists { kind: iam::Kind::ResourceGroup, name: new.name });
        }
        let group = create(cx.scope(), &ID_FORMAT, new)?;
        Ok(ResourceGroup::of(account, group, cx.scope().now()).alone())
    }
}
