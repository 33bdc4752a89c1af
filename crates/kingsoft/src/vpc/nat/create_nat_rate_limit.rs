//! `CreateNatRateLimit`

use compute::network::public_nat::limit::{New, create};
use compute::network::public_nat::source::nat_of_interface;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::limit::Output;
use super::{LIMITS, asks, interface, nat, within};
use crate::field::Whole;
use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::kec::location::place;
use crate::vpc::Vpc;

/// Limits how many Mbit/s an interface has through a NAT.
///
/// GUESS: the interface need not go through the NAT yet. Terraform's test of the resource makes both at once.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateNatRateLimit {
    /// The NAT; the one that the interface goes through by default.
    nat_id: Option<Id>,
    /// The interface.
    network_interface_id: Id,
    /// Most Mbit/s out of the network, 1 to 25,000.
    bandwidth_limit: Whole,
    /// Most Mbit/s into it, 1 to 25,000; all that the NAT has by default.
    in_bandwidth_limit: Option<Whole>,
}

impl Operation for CreateNatRateLimit {
    const NAME: &'static str = "CreateNatRateLimit";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("NatId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"),
        ("NetworkInterfaceId", "5c6a1d5e-3a6b-4a33-8f0e-6d6c4a1b2c3d"),
        ("BandwidthLimit", "5"),
    ];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let action = "vpc:CreateNatRateLimit";
        let nat = input.nat_id.as_ref().map_or("*", |nat| nat.0.as_str());
        let of = asks(action, format_args!("network-interface/{}", input.network_interface_id.0), caller, call);
        Checks::only(asks(action, format_args!("nat/{nat}"), caller, call)).and(of)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let place = place(cx)?;
        let interface = interface(cx, &input.network_interface_id.0)?;
        let id = match input.nat_id {
            Some(named) => nat(cx, &named.0)?.id,
            None => nat_of_interface(cx.scope(), &interface)?.ok_or(Error::Wanting("NatId"))?,
        };
        let new = New {
            nat_id: id,
            interface_id: interface.id.clone(),
            mbps_out: within("BandwidthLimit", input.bandwidth_limit, &LIMITS)?,
            mbps_in: input.in_bandwidth_limit.map(|mbps| within("InBandwidthLimit", mbps, &LIMITS)).transpose()?,
        };
        let limit = create(cx.scope(), &place, &new)?;
        Ok(Output::new(limit, &interface))
    }
}
