//! `GetVpcPrefixListAssociations`

use compute::network::route::lists_named;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::in_region;
use crate::ecs::Result;
use crate::ecs::checks::one;
use crate::ecs::field::{NextToken, RegionId, Required};
use crate::vpc::Vpc;
use crate::vpc::view::owner;

/// Lists the route tables whose routes name a prefix list of VPC.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct GetVpcPrefixListAssociations {
    /// Region of the list.
    region_id: RegionId,
    /// List.
    prefix_list_id: Required,
    /// Resources of a part, 1 to 200; 50 by default.
    max_results: Option<i64>,
    /// Where the part begins.
    #[serde(default)]
    next_token: NextToken,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    prefix_list_association: Vec<View>,
    count: usize,
    total_count: usize,
    next_token: String,
}

/// A route table that names the list.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct View {
    prefix_list_id: String,
    owner_id: String,
    region_id: String,
    resource_id: String,
    resource_type: &'static str,
    resource_uid: String,
    status: &'static str,
    reason: &'static str,
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
        let list = in_region(cx.scope(), &input.region_id.0.id, &input.prefix_list_id)?;
        let owner = owner(cx.scope()).to_string();
        let view = |(table, region): (String, String)| View {
            prefix_list_id: list.id.clone(),
            owner_id: owner.clone(),
            region_id: region,
            resource_id: table,
            resource_type: "vpcRouteTable",
            resource_uid: owner.clone(),
            status: "Created",
            reason: "",
        };
        let named: Vec<_> = lists_named(cx.scope(), &list.id)?.into_iter().map(view).collect();
        let total_count = named.len();
        let (part, next_token) = input.next_token.cut(named, input.max_results.unwrap_or(50).clamp(1, 200));
        Ok(Output { count: part.len(), prefix_list_association: part, total_count, next_token })
    }
}
