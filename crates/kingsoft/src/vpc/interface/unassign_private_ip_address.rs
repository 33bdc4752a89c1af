//! `UnassignPrivateIpAddress`

use compute::network::interface::unassign;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::asks;
use super::assign_private_ip_address::addresses;
use crate::kec::errors::Error;
use crate::kec::field::{Id, Ids};
use crate::kec::location::interface;
use crate::vpc::{Returned, Vpc};

/// Takes further private addresses from a network interface.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct UnassignPrivateIpAddress {
    /// The interface.
    network_interface_id: Id,
    /// The addresses.
    private_ip_address: Ids,
}

impl Operation for UnassignPrivateIpAddress {
    const NAME: &'static str = "UnassignPrivateIpAddress";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("NetworkInterfaceId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("PrivateIpAddress.1", "10.0.1.20")];
    type Service = Vpc;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        asks("vpc:UnassignPrivateIpAddress", &input.network_interface_id.0, caller, call)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        let interface = interface(cx, &input.network_interface_id.0)?;
        let named = input.private_ip_address.wanted().ok_or(Error::Wanting("PrivateIpAddress"))?;
        unassign(cx.scope(), &interface.id, &addresses(&named)?)?;
        Ok(Returned::YES)
    }
}
