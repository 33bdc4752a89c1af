//! `GetVpcPrefixListEntries`

use compute::network::prefix_list::Entry;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::in_region;
use crate::ecs::Result;
use crate::ecs::checks::one;
use crate::ecs::field::{NextToken, RegionId, Required};
use crate::vpc::Vpc;

/// Lists the blocks of a prefix list.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct GetVpcPrefixListEntries {
    /// Region of the list.
    region_id: RegionId,
    /// List.
    prefix_list_id: Required,
    /// Blocks of a part, 1 to 200; all by default.
    max_results: Option<i64>,
    /// Where the part begins.
    #[serde(default)]
    next_token: NextToken,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    prefix_list_entry: Vec<View>,
    count: usize,
    total_count: usize,
    next_token: String,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct View {
    cidr: String,
    description: String,
    prefix_list_id: String,
    region_id: String,
}

impl Operation for GetVpcPrefixListEntries {
    const NAME: &'static str = "GetVpcPrefixListEntries";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("PrefixListId", "pl-bp1j1k5ykzqlixdcya1b")];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:GetVpcPrefixListEntries", caller, call, "prefixlist", &input.prefix_list_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let list = in_region(cx.scope(), &input.region_id.0.id, &input.prefix_list_id)?;
        let total_count = list.entries.len();
        let (part, next_token) = input.next_token.cut(list.entries, input.max_results.unwrap_or(200).clamp(1, 200));
        let view = |entry: Entry| View {
            cidr: entry.block,
            description: entry.description,
            prefix_list_id: list.id.clone(),
            region_id: list.region.clone(),
        };
        let prefix_list_entry: Vec<_> = part.into_iter().map(view).collect();
        Ok(Output { count: prefix_list_entry.len(), prefix_list_entry, total_count, next_token })
    }
}
