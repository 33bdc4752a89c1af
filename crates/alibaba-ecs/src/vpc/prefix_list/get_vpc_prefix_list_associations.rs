//! `GetVpcPrefixListAssociations`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::in_region;
use crate::ecs::Result;
use crate::ecs::checks::one;
use crate::ecs::field::{NextToken, RegionId, Required};
use crate::vpc::Vpc;

/// Lists the resources that name a prefix list of VPC. There are none yet: no custom route can be made.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct GetVpcPrefixListAssociations {
    /// Region of the list.
    region_id: RegionId,
    /// List.
    prefix_list_id: Required,
    /// Resources of a part.
    #[serde(rename = "MaxResults")]
    _max_results: Option<i64>,
    /// Where the part begins.
    #[serde(default, rename = "NextToken")]
    _next_token: NextToken,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    prefix_list_association: [(); 0],
    count: usize,
    total_count: usize,
    next_token: String,
}

impl Operation for GetVpcPrefixListAssociations {
    const NAME: &'static str = "GetVpcPrefixListAssociations";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("PrefixListId", "pl-bp1j1k5ykzqlixdcya1b")];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:GetVpcPrefixListAssociations", caller, call, "prefixlist", &input.prefix_list_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        in_region(cx.scope(), &input.region_id.0.id, &input.prefix_list_id)?;
        Ok(Output { prefix_list_association: [], count: 0, total_count: 0, next_token: String::new() })
    }
}
