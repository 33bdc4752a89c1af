//! `CreateSecurityGroup`

use compute::Extras;
use compute::network::security_group::{self, New};
use compute::network::vpc;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::text;
use crate::ecs::checks::{one, with_tags};
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{ClientToken, RegionId, Text};
use crate::ecs::{Ecs, location};
use crate::resource_group;
use crate::tag::{self as tags, Tag};

/// Creates a security group without rules.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateSecurityGroup {
    /// Region of the group.
    region_id: RegionId,
    /// Network of the group.
    #[serde(default)]
    vpc_id: Text,
    /// Name, 2 to 128 characters.
    #[serde(default)]
    security_group_name: Text,
    /// Description, 2 to 256 characters.
    #[serde(default)]
    description: Text,
    /// Kind: `normal` (default) or `enterprise`.
    #[serde(default)]
    security_group_type: Text,
    /// Resource group.
    #[serde(default)]
    resource_group_id: Text,
    /// Whether a service of the cloud manages it; there is none.
    #[serde(default, rename = "ServiceManaged")]
    _service_managed: Unbuilt,
    /// Up to 20 tags.
    #[serde(default)]
    tag: Vec<Tag>,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    security_group_id: String,
}

impl Operation for CreateSecurityGroup {
    const NAME: &'static str = "CreateSecurityGroup";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("VpcId", "vpc-bp1opxu1zkhn00gzva1b2"), ("SecurityGroupName", "web")];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        with_tags(one("ecs:CreateSecurityGroup", caller, call, "securitygroup", "*"), &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let kind = match input.security_group_type.get() {
            None | Some("normal") => "normal",
            Some("enterprise") => "enterprise",
            Some(_) => {
                return Err(Error::of(codes::security_group::TYPE_INVALID));
            }
        };
        let Some(vpc_id) = input.vpc_id.cloned() else {
            // Nothing of the sandbox is in the classic network.
            return Err(Error::of(codes::security_group::NO_VPC));
        };
        if vpc::get(cx.scope(), &vpc_id)?.region != input.region_id.0.id {
            return Err(compute::Error::not_found(compute::Kind::Vpc, vpc_id).into());
        }
        let new = New {
            vpc_id,
            name: text::name(input.security_group_name.get())?,
            description: text::description(input.description.get())?,
            kind: kind.to_owned(),
            resource_group: resource_group::of_resource(cx.scope(), input.resource_group_id.get())?,
            tags: tags::read(&input.tag)?,
            extras: Extras::new(),
        };
        let group = security_group::create(cx.scope(), &location::of(input.region_id.0), new)?;
        Ok(Output { security_group_id: group.id })
    }
}
