//! `DeleteVpcPeerConnection`

use compute::network::peering::delete;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{KIND, VpcPeer};
use crate::ecs::checks::one;
use crate::ecs::field::{ClientToken, RegionId, Required};
use crate::ecs::view::Empty;
use crate::ecs::{Error, Result};

/// Deletes a connection between two networks, from both accounts.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteVpcPeerConnection {
    /// Connection.
    instance_id: Required,
    /// Region; the host of a call says it too.
    #[serde(rename = "RegionId")]
    _region_id: Option<RegionId>,
    /// Whether the routes that lead to it go with it; where not, there may be none.
    #[serde(default)]
    force: bool,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
}

impl Operation for DeleteVpcPeerConnection {
    const NAME: &'static str = "DeleteVpcPeerConnection";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("InstanceId", "pcc-bp1s5fnvk4gn2tws0a1b2")];
    type Service = VpcPeer;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:DeleteVpcPeerConnection", caller, call, KIND, &input.instance_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        delete(cx.scope(), &input.instance_id, input.force)?;
        if input.dry_run { Err(Error::dry_run()) } else { Ok(Empty {}) }
    }
}
