//! `ModifyVpcPeerConnection`

use compute::network::peering::{Change, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{KIND, VpcPeer, legal, link_type, mbps};
use crate::ecs::checks::one;
use crate::ecs::field::{ClientToken, RegionId, Required, Text};
use crate::ecs::view::Empty;
use crate::ecs::{Error, Result};

/// Changes the name, the description, the bandwidth or the line of a connection between two networks.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyVpcPeerConnection {
    /// Connection.
    instance_id: Required,
    /// Region; the host of a call says it too.
    #[serde(rename = "RegionId")]
    _region_id: Option<RegionId>,
    /// New name, up to 128 characters.
    name: Option<String>,
    /// New description, up to 256 characters.
    description: Option<String>,
    /// Most Mbit/s between two regions.
    bandwidth: Option<i64>,
    /// Quality of the line between two regions: `Platinum`, `Gold` or `Silver`.
    #[serde(default)]
    link_type: Text,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
}

impl Operation for ModifyVpcPeerConnection {
    const NAME: &'static str = "ModifyVpcPeerConnection";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("InstanceId", "pcc-bp1s5fnvk4gn2tws0a1b2"), ("Name", "bridge")];
    type Service = VpcPeer;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:ModifyVpcPeerConnection", caller, call, KIND, &input.instance_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let change = Change {
            name: legal(input.name.as_deref(), 128, "Name")?,
            description: legal(input.description.as_deref(), 256, "Description")?,
            // No limit is what a connection inside a region has.
            mbps: input.bandwidth.filter(|mbps| *mbps != -1).map(mbps).transpose()?,
            link_type: input.link_type.get().map(link_type).transpose()?,
        };
        modify(cx.scope(), &input.instance_id, change)?;
        if input.dry_run { Err(Error::dry_run()) } else { Ok(Empty {}) }
    }
}
