//! `GetVSwitchCidrReservationUsage`

use compute::network::reserved_block::{Given, given};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::in_region;
use crate::ecs::Result;
use crate::ecs::checks::one;
use crate::ecs::field::{NextToken, RegionId, Required};
use crate::vpc::Vpc;

/// Lists the blocks that network interfaces have of a reserved CIDR block, in the order in which the interfaces were made.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct GetVSwitchCidrReservationUsage {
    /// Region of the vSwitch.
    region_id: RegionId,
    /// Reserved block.
    v_switch_cidr_reservation_id: Required,
    /// Blocks of a part, 1 to 100; 10 by default.
    max_results: Option<i64>,
    /// Where the part begins.
    #[serde(default)]
    next_token: NextToken,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    cidr_reservation_usages: Vec<View>,
    total_count: i64,
    max_results: i64,
    next_token: String,
}

/// A block that an interface has. The vendor gives it an id of its own, `IpPrefixId`, by which no operation names it.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct View {
    v_switch_cidr_reservation_id: String,
    v_switch_id: String,
    ip_prefix_cidr: String,
    resource_id: String,
    resource_type: &'static str,
}

impl Operation for GetVSwitchCidrReservationUsage {
    const NAME: &'static str = "GetVSwitchCidrReservationUsage";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("VSwitchCidrReservationId", "vcr-bp1m12saqteraw3rpa1b2")];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let action = "vpc:GetVSwitchCidrReservationUsage";
        one(action, caller, call, "vswitchcidrreservation", &input.v_switch_cidr_reservation_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let reserved = in_region(cx.scope(), input.region_id, &input.v_switch_cidr_reservation_id)?;
        let max_results = input.max_results.unwrap_or(10).clamp(1, 100);
        let all = given(cx.scope(), &reserved)?;
        let total_count = i64::try_from(all.len()).unwrap_or(i64::MAX);
        let (part, next_token) = input.next_token.cut(all, max_results);
        let view = |Given { interface_id, block }: Given| View {
            v_switch_cidr_reservation_id: reserved.id.clone(),
            v_switch_id: reserved.subnet_id.clone(),
            ip_prefix_cidr: block.to_string(),
            resource_id: interface_id,
            resource_type: "NetworkInterface",
        };
        let cidr_reservation_usages = part.into_iter().map(view).collect();
        Ok(Output { cidr_reservation_usages, total_count, max_results, next_token })
    }
}
