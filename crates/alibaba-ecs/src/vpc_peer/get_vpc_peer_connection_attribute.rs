//! `GetVpcPeerConnectionAttribute`

use compute::network::peering::get;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::view::{Beside, View};
use super::{KIND, VpcPeer};
use crate::ecs::Result;
use crate::ecs::checks::one;
use crate::ecs::field::{RegionId, Required};

/// Returns one connection between two networks.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct GetVpcPeerConnectionAttribute {
    /// Connection.
    instance_id: Required,
    /// Region; the host of a call says it too.
    #[serde(rename = "RegionId")]
    _region_id: Option<RegionId>,
}

impl Operation for GetVpcPeerConnectionAttribute {
    const NAME: &'static str = "GetVpcPeerConnectionAttribute";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("InstanceId", "pcc-bp1s5fnvk4gn2tws0a1b2")];
    type Service = VpcPeer;
    type Input = Self;
    type Output = View;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:GetVpcPeerConnectionAttribute", caller, call, KIND, &input.instance_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<View> {
        let peering = get(cx.scope(), &input.instance_id)?;
        let beside = Beside::of(cx.scope(), std::slice::from_ref(&peering))?;
        Ok(beside.view(cx.scope(), peering))
    }
}
