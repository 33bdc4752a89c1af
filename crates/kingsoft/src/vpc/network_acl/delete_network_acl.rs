//! `DeleteNetworkAcl`

use compute::network::network_acl::delete;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{asks, network_acl};
use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::vpc::Vpc;
use crate::vpc::view::Returned;

/// Deletes a network ACL that no subnet has, with its entries.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteNetworkAcl {
    /// The network ACL.
    network_acl_id: Id,
}

impl Operation for DeleteNetworkAcl {
    const NAME: &'static str = "DeleteNetworkAcl";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("NetworkAclId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11")];
    type Service = Vpc;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::only(asks("vpc:DeleteNetworkAcl", &input.network_acl_id.0, caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        let acl = network_acl(cx, &input.network_acl_id.0)?;
        delete(cx.scope(), &acl.id)?;
        Ok(Returned::YES)
    }
}
