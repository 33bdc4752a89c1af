//! `ModifySecurityGroup`

use compute::network::security_group::{Change, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::kec::errors::Error;
use crate::kec::field::{Id, Label, Text};
use crate::kec::location::{security_group, vpc_krn};
use crate::vpc::Vpc;
use crate::vpc::security_group::one_shown;
use crate::vpc::view;

/// Changes the name or the description of a security group.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifySecurityGroup {
    /// The group.
    security_group_id: Id,
    /// New name.
    security_group_name: Option<Label>,
    /// New description.
    description: Option<Text>,
}

impl Operation for ModifySecurityGroup {
    const NAME: &'static str = "ModifySecurityGroup";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("SecurityGroupId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("SecurityGroupName", "web")];
    type Service = Vpc;
    type Input = Self;
    type Output = view::SecurityGroup;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::of(
            "vpc:ModifySecurityGroup",
            vpc_krn(caller, call, format_args!("security-group/{}", input.security_group_id.0)),
        )
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<view::SecurityGroup, Error> {
        security_group(cx, &input.security_group_id.0)?;
        let change = Change {
            name: input.security_group_name.map(|name| name.0),
            description: input.description.map(|text| text.0),
            ..Change::default()
        };
        let group = modify(cx.scope(), &input.security_group_id.0, change)?;
        one_shown(cx, group)
    }
}
