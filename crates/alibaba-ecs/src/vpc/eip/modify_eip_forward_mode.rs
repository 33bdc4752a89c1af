//! `ModifyEipForwardMode`

use compute::Extras;
use compute::network::elastic_address::{Change, HolderKind, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::associate_eip_address::mode;
use super::{MODE, text};
use crate::ecs::checks::one;
use crate::ecs::field::{ClientToken, RegionId, Required};
use crate::ecs::view::Empty;
use crate::ecs::{Error, Result};
use crate::vpc::{Vpc, codes};

/// Changes how a network interface has an elastic address.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyEipForwardMode {
    /// Region of the address.
    region_id: RegionId,
    /// Address, which an interface has or nobody.
    instance_id: Required,
    /// How: `NAT`, `MULTI_BINDED` or `BINDED`.
    mode: Required,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

impl Operation for ModifyEipForwardMode {
    const NAME: &'static str = "ModifyEipForwardMode";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("InstanceId", "eip-bp1p69fk3z90wxfsga1b2"), ("Mode", "BINDED")];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:ModifyEipForwardMode", caller, call, "eip", &input.instance_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let elastic = text::in_region(cx.scope(), Some(input.region_id), &input.instance_id)?;
        let mode = mode(Some(&input.mode))?;
        // Only an instance has an address in one way.
        let on_instance = elastic.holder.as_ref().is_some_and(|holder| holder.kind == HolderKind::Instance);
        if on_instance || !elastic.status(cx.now()).is_stable() {
            return Err(Error::of(codes::eip::WRONG_STATUS));
        }
        let extras = Extras::from_iter([(MODE.to_owned(), json!(mode))]);
        modify(cx.scope(), &elastic.id, Change { extras, ..Change::default() })?;
        Ok(Empty {})
    }
}
