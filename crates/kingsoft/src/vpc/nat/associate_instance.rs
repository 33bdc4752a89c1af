//! `AssociateInstance`

use compute::network::public_nat::source::{Who, associate};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{asks, interface, nat};
use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::vpc::Vpc;
use crate::vpc::view::Returned;

/// Lets the packets of an interface of an instance leave through a NAT that is not for its whole network.
///
/// GUESS: an interface goes through one NAT, beside that of its subnet.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct AssociateInstance {
    /// The NAT.
    nat_id: Id,
    /// The interface.
    network_interface_id: Id,
    /// The addresses of the NAT under which its packets leave; they leave under any.
    #[serde(default, rename = "NatIpId")]
    _nat_ip_id: Unbuilt,
}

impl Operation for AssociateInstance {
    const NAME: &'static str = "AssociateInstance";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("NatId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"),
        ("NetworkInterfaceId", "5c6a1d5e-3a6b-4a33-8f0e-6d6c4a1b2c3d"),
    ];
    type Service = Vpc;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let action = "vpc:AssociateInstance";
        let of = asks(action, format_args!("network-interface/{}", input.network_interface_id.0), caller, call);
        Checks::only(asks(action, format_args!("nat/{}", input.nat_id.0), caller, call)).and(of)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        let nat = nat(cx, &input.nat_id.0)?;
        let interface = interface(cx, &input.network_interface_id.0)?;
        associate(cx.scope(), &nat.id, Who::Interface(&interface.id))?;
        Ok(Returned::YES)
    }
}
