//! `DisassociateNetworkAcl`

use compute::network::network_acl::dissociate;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Check, Checks, Cx, Effect, Operation};

use super::{asks, network_acl};
use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::kec::location::{subnet, vpc_krn};
use crate::vpc::Vpc;
use crate::vpc::view::Returned;

/// Takes a network ACL from a subnet.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DisassociateNetworkAcl {
    /// The network ACL.
    network_acl_id: Id,
    /// The subnet.
    subnet_id: Id,
}

impl Operation for DisassociateNetworkAcl {
    const NAME: &'static str = "DisassociateNetworkAcl";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("NetworkAclId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"),
        ("SubnetId", "5c6a1d5e-3a6b-4a33-8f0e-6d6c4a1b2c3d"),
    ];
    type Service = Vpc;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let action = "vpc:DisassociateNetworkAcl";
        let subnet = vpc_krn(caller, call, format_args!("subnet/{}", input.subnet_id.0));
        Checks::only(asks(action, &input.network_acl_id.0, caller, call)).and(Check::new(action, subnet))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        let acl = network_acl(cx, &input.network_acl_id.0)?;
        let subnet = subnet(cx, &input.subnet_id.0)?;
        dissociate(cx.scope(), &acl.id, &subnet.id)?;
        Ok(Returned::YES)
    }
}
