//! `ModifyInstanceAttachmentAttributes`

use compute::catalogue::OperatingSystem;
use compute::instance::Change;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::placement;
use crate::ecs::Ecs;
use crate::ecs::capacity_reservation::Pools;
use crate::ecs::checks::one;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{RegionId, Required, Text};
use crate::ecs::image::software;
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
    private_pool_options: ChosenPools,
}

/// Private pools.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct ChosenPools {
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
        let chosen = Pools::read(&pools.match_criteria, &pools.id)?;
        if chosen == Pools::Unsaid {
            return Err(Error::missing("PrivatePoolOptions.MatchCriteria"));
        }
        let instance = compute::instance::get(cx.scope(), &input.instance_id)?;
        if instance.region != input.region_id.0.id {
            return Err(compute::Error::not_found(compute::Kind::Instance, instance.id).into());
        }
        let os = software::of(&instance).map_or(OperatingSystem::Linux, |software| software.os);
        let kept = placement::choose_pools(cx.scope(), &instance, chosen, os)?;
        let extras = kept.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        compute::instance::modify(cx.scope(), &instance.id, Change { extras, ..Change::default() })?;
        Ok(Empty {})
    }
}
