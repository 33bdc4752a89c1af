//! `ModifyInstanceMetadataOptions`

use compute::instance::Change;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ecs::checks::one;
use crate::ecs::errors::Result;
use crate::ecs::field::{RegionId, Required, Text};
use crate::ecs::view::Empty;
use crate::ecs::{Ecs, metadata};

/// Changes how the metadata of an instance can be read.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyInstanceMetadataOptions {
    /// Region of the instance.
    #[serde(rename = "RegionId")]
    _region_id: RegionId,
    /// Instance.
    instance_id: Required,
    /// Whether metadata can be read: `enabled` or `disabled`.
    http_endpoint: Required,
    /// Whether metadata asks for a token: `optional` or `required`.
    #[serde(default)]
    http_tokens: Text,
    /// How far the answer to a request for a token may travel, 1 to 64.
    http_put_response_hop_limit: Option<i64>,
    /// Whether tags can be read: `enabled` or `disabled`.
    #[serde(default)]
    instance_metadata_tags: Text,
}

impl Operation for ModifyInstanceMetadataOptions {
    const NAME: &'static str = "ModifyInstanceMetadataOptions";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("InstanceId", "i-bp67acfmxazb4pa1b2c3"),
        ("HttpEndpoint", "enabled"),
        ("HttpTokens", "required"),
    ];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:ModifyInstanceMetadataOptions", caller, call, "instance", &input.instance_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let instance = compute::instance::get(cx.scope(), &input.instance_id)?;
        let options = metadata::change(
            instance.metadata,
            Some(&input.http_endpoint),
            input.http_tokens.get(),
            input.http_put_response_hop_limit,
            input.instance_metadata_tags.get(),
        )?;
        let change = Change { metadata: Some(options), ..Change::default() };
        compute::instance::modify(cx.scope(), &instance.id, change)?;
        Ok(Empty {})
    }
}
