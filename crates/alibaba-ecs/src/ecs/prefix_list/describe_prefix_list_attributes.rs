//! `DescribePrefixListAttributes`

use kernel::time;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{in_region, word};
use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::errors::Result;
use crate::ecs::field::{RegionId, Required};

/// Returns a prefix list with its blocks.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribePrefixListAttributes {
    /// Region of the list.
    region_id: RegionId,
    /// List.
    prefix_list_id: Required,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    prefix_list_id: String,
    prefix_list_name: String,
    description: String,
    address_family: &'static str,
    max_entries: i64,
    creation_time: String,
    entries: Entries,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Entries {
    entry: Vec<Value>,
}

impl Operation for DescribePrefixListAttributes {
    const NAME: &'static str = "DescribePrefixListAttributes";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("PrefixListId", "pl-bp1j1k5ykzqlixdcya1b")];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:DescribePrefixListAttributes", caller, call, "prefixlist", &input.prefix_list_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let list = in_region(cx.scope(), &input.region_id.0.id, &input.prefix_list_id)?;
        let entries = list.entries.iter().map(|entry| json!({"Cidr": entry.block, "Description": entry.description}));
        Ok(Output {
            entries: Entries { entry: entries.collect() },
            prefix_list_id: list.id,
            prefix_list_name: list.name,
            description: list.description,
            address_family: word(list.family),
            max_entries: list.max_entries,
            creation_time: time::seconds(list.created_at),
        })
    }
}
