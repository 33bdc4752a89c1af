//! `CreateSecurityGroup`

use compute::Extras;
use compute::network::security_group::{New, create};
use kernel::Tags;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::kec::errors::Error;
use crate::kec::field::{Id, Label, Text};
use crate::kec::location::{place, vpc, vpc_krn};
use crate::vpc::Vpc;
use crate::vpc::view;

/// Makes a security group without entries.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateSecurityGroup {
    /// Its network.
    vpc_id: Id,
    /// Name.
    security_group_name: Option<Label>,
    /// Free text.
    description: Option<Text>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    security_group: view::SecurityGroup,
}

impl Operation for CreateSecurityGroup {
    const NAME: &'static str = "CreateSecurityGroup";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("VpcId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("SecurityGroupName", "web")];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::of("vpc:CreateSecurityGroup", vpc_krn(caller, call, "security-group/*"))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let place = place(cx)?;
        vpc(cx, &input.vpc_id.0)?;
        let new = New {
            vpc_id: input.vpc_id.0,
            name: input.security_group_name.map(|name| name.0).unwrap_or_default(),
            description: input.description.map(|text| text.0).unwrap_or_default(),
            kind: "other".to_owned(),
            resource_group: String::new(),
            tags: Tags::default(),
            extras: Extras::default(),
        };
        let group = create(cx.scope(), &place, new)?;
        Ok(Output { security_group: view::SecurityGroup::new(group, Vec::new()) })
    }
}
