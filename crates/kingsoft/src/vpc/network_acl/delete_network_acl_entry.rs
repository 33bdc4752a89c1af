//! `DeleteNetworkAclEntry`

use compute::network::network_acl::remove;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{asks, network_acl};
use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::vpc::Vpc;
use crate::vpc::view::Returned;

/// Takes an entry from a network ACL.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteNetworkAclEntry {
    /// The network ACL.
    network_acl_id: Id,
    /// The entry.
    network_acl_entry_id: Id,
}

impl Operation for DeleteNetworkAclEntry {
    const NAME: &'static str = "DeleteNetworkAclEntry";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("NetworkAclId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"),
        ("NetworkAclEntryId", "5c6a1d5e-3a6b-4a33-8f0e-6d6c4a1b2c3d"),
    ];
    type Service = Vpc;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::only(asks("vpc:DeleteNetworkAclEntry", &input.network_acl_id.0, caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        let acl = network_acl(cx, &input.network_acl_id.0)?;
        remove(cx.scope(), &acl.id, &input.network_acl_entry_id.0)?;
        Ok(Returned::YES)
    }
}
