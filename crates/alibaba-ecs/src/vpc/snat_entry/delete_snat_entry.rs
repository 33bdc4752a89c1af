//! `DeleteSnatEntry`

use compute::network::nat_gateway::snat::delete;
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

/// Deletes a source rule.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteSnatEntry {
    /// Region of the gateway; the table says where it is.
    #[serde(rename = "RegionId")]
    _region_id: RegionId,
    /// Table.
    snat_table_id: Required,
    /// Rule.
    snat_entry_id: Required,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

impl Operation for DeleteSnatEntry {
    const NAME: &'static str = "DeleteSnatEntry";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("SnatTableId", "stb-bp190wu8io1vgev80a1b2"),
        ("SnatEntryId", "snat-bp1vcgcf8tm0plqcga1b2"),
    ];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:DeleteSnatEntry", caller, call, "snattable", &input.snat_table_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        delete(cx.scope(), &input.snat_table_id, &input.snat_entry_id).map_err(refused)?;
        Ok(Empty {})
    }
}
