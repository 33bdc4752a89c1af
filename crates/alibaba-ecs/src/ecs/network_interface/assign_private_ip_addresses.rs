//! `AssignPrivateIpAddresses`

use std::net::Ipv4Addr;

use compute::network::block::Block;
use compute::network::interface::{Wanted, assign, assign_prefixes};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::text::{self, in_region};
use crate::ecs::checks::one;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{ClientToken, RegionId, Required};
use crate::ecs::instance_type::limits_of;
use crate::ecs::{Ecs, location};

/// How many addresses a call may ask for.
const MOST: usize = 49;

/// How many private addresses an interface may have that no instance has.
const MOST_UNATTACHED: u32 = 50;

/// Gives further private addresses to a network interface.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct AssignPrivateIpAddresses {
    /// Region of the interface.
    region_id: RegionId,
    /// Interface.
    network_interface_id: Required,
    /// Addresses.
    #[serde(default)]
    private_ip_address: Vec<String>,
    /// How many addresses, whichever they are.
    secondary_private_ip_address_count: Option<u32>,
    /// Whole blocks of addresses, of 16 each.
    #[serde(default)]
    ipv4_prefix: Vec<String>,
    /// How many blocks of addresses, 1 to 10.
    ipv4_prefix_count: Option<u32>,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    assigned_private_ip_addresses_set: Value,
}

impl Operation for AssignPrivateIpAddresses {
    const NAME: &'static str = "AssignPrivateIpAddresses";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("NetworkInterfaceId", "eni-bp67acfmxazb4pa1b2c3"),
        ("SecondaryPrivateIpAddressCount", "2"),
    ];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:AssignPrivateIpAddresses", caller, call, "eni", &input.network_interface_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let interface = in_region(cx.scope(), input.region_id, &input.network_interface_id)?;
        let wanted = text::further(&input.private_ip_address, input.secondary_private_ip_address_count)?;
        let blocks = text::prefixes(&input.ipv4_prefix, input.ipv4_prefix_count)?;
        check(&wanted, &blocks)?;
        let refused = text::of_network(codes::interface::ADDRESS_ASSIGNED);
        let most = |kind: Option<&str>| kind.map_or(MOST_UNATTACHED, |kind| limits_of(kind).addresses);
        let assigned = assign(cx.scope(), &interface.id, location::RESERVATION, &wanted, most).map_err(&refused)?;
        let blocks = assign_prefixes(cx.scope(), &interface.id, location::RESERVATION, &blocks).map_err(&refused)?;
        Ok(Output {
            assigned_private_ip_addresses_set: json!({
                "NetworkInterfaceId": interface.id,
                "PrivateIpSet": {"PrivateIpAddress": assigned},
                "Ipv4PrefixSet": {"Ipv4Prefixes": blocks},
            }),
        })
    }
}

/// Refuses a call that asks for nothing or too much.
fn check(wanted: &Wanted<Ipv4Addr>, blocks: &Wanted<Block>) -> Result<()> {
    match wanted {
        Wanted::Any(0) if *blocks == Wanted::Any(0) => Err(Error::missing("PrivateIpAddress")),
        Wanted::Any(count) if *count as usize > MOST => Err(Error::invalid("SecondaryPrivateIpAddressCount")),
        Wanted::These(list) if list.len() > MOST => Err(Error::invalid("PrivateIpAddress")),
        _ => Ok(()),
    }
}
