//! `DeleteForwardEntry`

use compute::network::nat_gateway::forward::delete;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::refused;
use crate::ecs::Result;
use crate::ecs::checks::one;
use crate::ecs::field::{ClientToken, RegionId, Required};
use crate::ecs::view::Empty;
use crate::vpc::Vpc;

/// Deletes a forwarding rule.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteForwardEntry {
    /// Region of the gateway; the table says where it is.
    #[serde(rename = "RegionId")]
    _region_id: RegionId,
    /// Table.
    forward_table_id: Required,
    /// Rule.
    forward_entry_id: Required,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

impl Operation for DeleteForwardEntry {
    const NAME: &'static str = "DeleteForwardEntry";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("ForwardTableId", "ftb-bp1mbjubq34hlcqpaa1b2"),
        ("ForwardEntryId", "fwd-119smw5tkasdfpqla1b2"),
    ];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:DeleteForwardEntry", caller, call, "forwardtable", &input.forward_table_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        delete(cx.scope(), &input.forward_table_id, &input.forward_entry_id).map_err(refused)?;
        Ok(Empty {})
    }
}
