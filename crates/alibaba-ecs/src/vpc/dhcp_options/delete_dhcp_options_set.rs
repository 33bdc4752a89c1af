//! `DeleteDhcpOptionsSet`

use compute::network::dhcp_options::delete;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::in_region;
use crate::ecs::checks::one;
use crate::ecs::field::{ClientToken, RegionId, Required};
use crate::ecs::view::Empty;
use crate::ecs::{Error, Result};
use crate::vpc::Vpc;

/// Deletes a set of DHCP options that no network has.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteDhcpOptionsSet {
    /// Region of the set.
    region_id: RegionId,
    /// Set.
    dhcp_options_set_id: Required,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
}

impl Operation for DeleteDhcpOptionsSet {
    const NAME: &'static str = "DeleteDhcpOptionsSet";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("DhcpOptionsSetId", "dopt-bp1w0df4epg9zo8isya1b2")];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:DeleteDhcpOptionsSet", caller, call, "dhcpoptionsset", &input.dhcp_options_set_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let options = in_region(cx.scope(), input.region_id, &input.dhcp_options_set_id)?;
        delete(cx.scope(), &options.id)?;
        if input.dry_run { Err(Error::dry_run()) } else { Ok(Empty {}) }
    }
}
