//! `CopyNetworkAclEntries`

use compute::network::network_acl::copy;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::in_region;
use crate::ecs::checks::{about, one};
use crate::ecs::field::{ClientToken, RegionId, Required};
use crate::ecs::view::Empty;
use crate::ecs::{Error, Result, location};
use crate::vpc::Vpc;

/// Puts the entries of another network ACL in place of those of a network ACL.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CopyNetworkAclEntries {
    /// Region of the ACLs.
    region_id: RegionId,
    /// ACL.
    network_acl_id: Required,
    /// ACL that the entries come from.
    source_network_acl_id: Required,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
}

impl Operation for CopyNetworkAclEntries {
    const NAME: &'static str = "CopyNetworkAclEntries";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("NetworkAclId", "nacl-bp1s5fnvk4gn2tws0a1b2"),
        ("SourceNetworkAclId", "nacl-bp1s5fnvk4gn2tws0a1b3"),
    ];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let action = "vpc:CopyNetworkAclEntries";
        one(action, caller, call, "networkacl", &input.network_acl_id).and(about(
            action,
            caller,
            call,
            "networkacl",
            &input.source_network_acl_id,
        ))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let source = in_region(cx.scope(), input.region_id, &input.source_network_acl_id)?;
        let acl = in_region(cx.scope(), input.region_id, &input.network_acl_id)?;
        copy(cx.scope(), &location::of(input.region_id.0), &acl.id, &source.id)?;
        if input.dry_run { Err(Error::dry_run()) } else { Ok(Empty {}) }
    }
}
