//! `AssignPrivateIpAddress`

use std::net::Ipv4Addr;

use compute::network::interface::{Wanted, assign};
use compute::network::subnet;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::view::{Interface, shown};
use super::{asks, most_addresses};
use crate::field;
use crate::kec::errors::Error;
use crate::kec::field::{Id, Ids};
use crate::kec::location::interface;
use crate::vpc::Vpc;
use crate::vpc::dhcp::Dhcp;

/// Gives further private addresses to a network interface.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct AssignPrivateIpAddress {
    /// The interface.
    network_interface_id: Id,
    /// The addresses.
    #[serde(default)]
    private_ip_address: Ids,
    /// How many, whichever are free; without `PrivateIpAddress`.
    secondary_private_ip_address_count: Option<u32>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    network_interface: Interface,
}

/// Private addresses that a call names.
pub(super) fn addresses(named: &[String]) -> Result<Vec<Ipv4Addr>, Error> {
    let read = |text: &String| field::address("PrivateIpAddress", Some(text));
    Ok(named.iter().map(read).collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
}

impl Operation for AssignPrivateIpAddress {
    const NAME: &'static str = "AssignPrivateIpAddress";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("NetworkInterfaceId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("SecondaryPrivateIpAddressCount", "1")];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        asks("vpc:AssignPrivateIpAddress", &input.network_interface_id.0, caller, call)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let found = interface(cx, &input.network_interface_id.0)?;
        let count = "SecondaryPrivateIpAddressCount";
        let wanted = match (input.private_ip_address.wanted(), input.secondary_private_ip_address_count) {
            (Some(_), Some(_)) => {
                return Err(Error::Unfit(count, "it does not go together with PrivateIpAddress".to_owned()));
            }
            (Some(named), None) => Wanted::These(addresses(&named)?),
            (None, Some(0)) => return Err(Error::Unfit(count, "it is 0".to_owned())),
            (None, Some(count)) => Wanted::Any(count),
            (None, None) => return Err(Error::Wanting("PrivateIpAddress")),
        };
        let subnet = subnet::get(cx.scope(), &found.subnet_id)?;
        assign(cx.scope(), &found.id, Dhcp::of(&subnet).reservation(), &wanted, most_addresses)?;
        let found = interface(cx, &found.id)?;
        match shown(cx, vec![found])?.pop() {
            Some(network_interface) => Ok(Output { network_interface }),
            None => Err(compute::Error::not_found(compute::Kind::Interface, input.network_interface_id.0).into()),
        }
    }
}
