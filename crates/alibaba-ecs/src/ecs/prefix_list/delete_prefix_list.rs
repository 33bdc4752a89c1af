//! `DeletePrefixList`

use compute::network::prefix_list::delete;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::in_region;
use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::errors::Result;
use crate::ecs::field::{RegionId, Required};
use crate::ecs::view::Empty;

/// Deletes a prefix list that no rule names.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeletePrefixList {
    /// Region of the list.
    region_id: RegionId,
    /// List.
    prefix_list_id: Required,
}

impl Operation for DeletePrefixList {
    const NAME: &'static str = "DeletePrefixList";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("PrefixListId", "pl-bp1j1k5ykzqlixdcya1b")];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:DeletePrefixList", caller, call, "prefixlist", &input.prefix_list_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let list = in_region(cx.scope(), &input.region_id.0.id, &input.prefix_list_id)?;
        delete(cx.scope(), &list.id)?;
        Ok(Empty {})
    }
}
