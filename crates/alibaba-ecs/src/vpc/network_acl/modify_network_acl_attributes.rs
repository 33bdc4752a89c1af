//! `ModifyNetworkAclAttributes`

use compute::network::network_acl::{Change, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::in_region;
use crate::ecs::checks::one;
use crate::ecs::field::{ClientToken, RegionId, Required};
use crate::ecs::view::Empty;
use crate::ecs::{Error, Result};
use crate::vpc::text::changed;
use crate::vpc::{Vpc, codes};

/// Changes the name or the description of a network ACL.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyNetworkAclAttributes {
    /// Region of the ACL.
    region_id: RegionId,
    /// ACL.
    network_acl_id: Required,
    /// New name, up to 128 characters; an empty one removes the name.
    network_acl_name: Option<String>,
    /// New description, up to 256 characters; an empty one removes the description.
    description: Option<String>,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
}

impl Operation for ModifyNetworkAclAttributes {
    const NAME: &'static str = "ModifyNetworkAclAttributes";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("NetworkAclId", "nacl-bp1s5fnvk4gn2tws0a1b2"), ("NetworkAclName", "desks")];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:ModifyNetworkAclAttributes", caller, call, "networkacl", &input.network_acl_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let acl = in_region(cx.scope(), input.region_id, &input.network_acl_id)?;
        let change = Change {
            name: changed(input.network_acl_name.as_deref(), 128, codes::network_acl::NAME_MALFORMED)?,
            description: changed(input.description.as_deref(), 256, codes::network_acl::DESCRIPTION_MALFORMED)?,
        };
        modify(cx.scope(), &acl.id, change)?;
        if input.dry_run { Err(Error::dry_run()) } else { Ok(Empty {}) }
    }
}
