//! `UnassociateEipAddress`

use compute::Extras;
use compute::network::elastic_address::{Change, modify, unassociate};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{MODE, NAMED, text};
use crate::ecs::checks::one;
use crate::ecs::field::{ClientToken, RegionId, Required, Text};
use crate::ecs::view::Empty;
use crate::ecs::{Error, Result};
use crate::vpc::{Vpc, codes};

/// Takes an elastic address from whatever has it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct UnassociateEipAddress {
    /// Region of the address.
    region_id: Option<RegionId>,
    /// Address.
    allocation_id: Required,
    /// What has it.
    #[serde(default)]
    instance_id: Text,
    /// Kind of what has it; it is known anyway.
    #[serde(default)]
    instance_type: Text,
    /// Private address of the interface; it is known anyway.
    #[serde(default, rename = "PrivateIpAddress")]
    _private_ip_address: Text,
    /// Whether it is taken even where rules of a NAT gateway use it, out of which it is taken too.
    #[serde(default)]
    force: bool,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

impl Operation for UnassociateEipAddress {
    const NAME: &'static str = "UnassociateEipAddress";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("AllocationId", "eip-bp1p69fk3z90wxfsga1b2")];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:UnassociateEipAddress", caller, call, "eip", &input.allocation_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let kinds = ["EcsInstance", "NetworkInterface", "SlbInstance", "Nat", "HaVip", "IpAddress"];
        if input.instance_type.get().is_some_and(|kind| !kinds.contains(&kind)) {
            return Err(Error::of(codes::eip::HOLDER_KIND_INVALID));
        }
        let elastic = text::in_region(cx.scope(), input.region_id, &input.allocation_id)?;
        unassociate(cx.scope(), &elastic.id, input.instance_id.get(), input.force)?;
        let extras = Extras::from_iter([(MODE.to_owned(), json!("")), (NAMED.to_owned(), json!(false))]);
        modify(cx.scope(), &elastic.id, Change { extras, ..Change::default() })?;
        Ok(Empty {})
    }
}
