//! `ModifyInstanceAttachmentAttributes`

use compute::instance::Change;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{RegionId, Required, Text};
use crate::ecs::view::Empty;

/// Chooses which private pools an instance takes capacity from.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyInstanceAttachmentAttributes {
    /// Region of the instance.
    region_id: RegionId,
    /// Instance.
    instance_id: Required,
    /// The pools.
    #[serde(default)]
    private_pool_options: Pools,
}

/// Private pools.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Pools {
    /// Which: `Open`, `Target` or `None`.
    #[serde(default)]
    match_criteria: Text,
    /// The pool, with `Target`.
    #[serde(default)]
    id: Text,
}

impl Operation for ModifyInstanceAttachmentAttributes {
    const NAME: &'static str = "ModifyInstanceAttachmentAttributes";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("InstanceId", "i-bp67acfmxazb4pa1b2c3"),
        ("PrivatePoolOptions.MatchCriteria", "Open"),
    ];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:ModifyInstanceAttachmentAttributes", caller, call, "instance", &input.instance_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let pools = &input.private_pool_options;
        let id = match pools.match_criteria.get() {
            Some("Open" | "None") => Value::Null,
            Some("Target") => json!(pools.id.get().ok_or_else(|| Error::missing("PrivatePoolOptions.Id"))?),
            Some(_) => return Err(Error::invalid("PrivatePoolOptions.MatchCriteria")),
            None => return Err(Error::missing("PrivatePoolOptions.MatchCriteria")),
        };
        let instance = compute::instance::get(cx.scope(), &input.instance_id)?;
        if instance.region != input.region_id.0.id {
            return Err(compute::Error::not_found(compute::Kind::Instance, instance.id).into());
        }
        let kept = [("private_pool_match", json!(pools.match_criteria.get())), ("private_pool_id", id)];
        let extras = kept.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        compute::instance::modify(cx.scope(), &instance.id, Change { extras, ..Change::default() })?;
        Ok(Empty {})
    }
}
