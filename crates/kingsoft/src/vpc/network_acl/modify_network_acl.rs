//! `ModifyNetworkAcl`

use compute::network::network_acl::{Change, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::view::WithEntries;
use super::{asks, network_acl};
use crate::kec::errors::Error;
use crate::kec::field::{Id, Label, Text};
use crate::vpc::Vpc;

/// Changes the name or the description of a network ACL.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyNetworkAcl {
    /// The network ACL.
    network_acl_id: Id,
    /// New name.
    network_acl_name: Option<Label>,
    /// New description.
    description: Option<Text>,
}

impl Operation for ModifyNetworkAcl {
    const NAME: &'static str = "ModifyNetworkAcl";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("NetworkAclId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("NetworkAclName", "web")];
    type Service = Vpc;
    type Input = Self;
    type Output = WithEntries;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::only(asks("vpc:ModifyNetworkAcl", &input.network_acl_id.0, caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<WithEntries, Error> {
        let acl = network_acl(cx, &input.network_acl_id.0)?;
        let change = Change {
            name: input.network_acl_name.map(|name| name.0),
            description: input.description.map(|text| text.0),
        };
        Ok(modify(cx.scope(), &acl.id, change)?.into())
    }
}
