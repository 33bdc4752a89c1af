//! `DescribePrefixListAssociations`

use alibaba_core::list::{List, Listed};
use compute::network::prefix_list::associations;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::in_region;
use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::errors::Result;
use crate::ecs::field::{NextToken, RegionId, Required};

/// Lists the resources that name a prefix list.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribePrefixListAssociations {
    /// Region of the list.
    region_id: RegionId,
    /// List.
    prefix_list_id: Required,
    /// Resources of a part, 1 to 100; 10 by default.
    max_results: Option<i64>,
    /// Where the part begins.
    #[serde(default)]
    next_token: NextToken,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    #[serde(flatten)]
    list: List<Association>,
    next_token: String,
}

/// A resource that names the list.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Association {
    resource_id: String,
    resource_type: &'static str,
}

impl Listed for Association {
    const LIST: &'static str = "PrefixListAssociations";
    const ITEM: &'static str = "PrefixListAssociation";
}

impl Operation for DescribePrefixListAssociations {
    const NAME: &'static str = "DescribePrefixListAssociations";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("PrefixListId", "pl-bp1j1k5ykzqlixdcya1b")];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:DescribePrefixListAssociations", caller, call, "prefixlist", &input.prefix_list_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let list = in_region(cx.scope(), &input.region_id.0.id, &input.prefix_list_id)?;
        let found = associations(cx.scope(), &[&list.id])?;
        let (part, next_token) = input.next_token.cut(found, input.max_results.unwrap_or(10).clamp(1, 100));
        let view = |(_, group)| Association { resource_id: group, resource_type: "securitygroup" };
        Ok(Output { list: part.into_iter().map(view).collect(), next_token })
    }
}
