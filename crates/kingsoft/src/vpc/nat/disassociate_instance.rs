//! `DisassociateInstance`

use compute::network::public_nat::source::{Who, dissociate};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{asks, nat};
use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::vpc::Vpc;
use crate::vpc::view::Returned;

/// Takes an interface from the NAT that it goes through.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DisassociateInstance {
    /// The NAT.
    nat_id: Id,
    /// The interface.
    network_interface_id: Id,
}

impl Operation for DisassociateInstance {
    const NAME: &'static str = "DisassociateInstance";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("NatId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"),
        ("NetworkInterfaceId", "5c6a1d5e-3a6b-4a33-8f0e-6d6c4a1b2c3d"),
    ];
    type Service = Vpc;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let action = "vpc:DisassociateInstance";
        let of = asks(action, format_args!("network-interface/{}", input.network_interface_id.0), caller, call);
        Checks::only(asks(action, format_args!("nat/{}", input.nat_id.0), caller, call)).and(of)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        let nat = nat(cx, &input.nat_id.0)?;
        dissociate(cx.scope(), &nat.id, Who::Interface(&input.network_interface_id.0))?;
        Ok(Returned::YES)
    }
}
