//! `CreateDnat`

use compute::network::public_nat::forward::{New, create};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::dnat::{Dnat, IpProtocol, Port, address};
use super::{asks, nat};
use crate::kec::errors::Error;
use crate::kec::field::{Id, Label, Text};
use crate::kec::location::place;
use crate::vpc::Vpc;

/// Makes a DNAT rule: packets to an address of a NAT go to a private address of its network.
///
/// GUESS: no two rules are about the same packets, and how many a NAT has is not limited.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateDnat {
    /// The NAT.
    nat_id: Id,
    /// Name.
    dnat_name: Option<Label>,
    /// Free text.
    description: Option<Text>,
    /// The address of the NAT.
    nat_ip: String,
    /// `Any`, `TCP` or `UDP`.
    ip_protocol: IpProtocol,
    /// The port that packets come to; `Any`, the default, where the protocol is `Any`.
    #[serde(default)]
    public_port: Port,
    /// The private address.
    private_ip_address: String,
    /// The port that packets go to; `Any`, the default, where the protocol is `Any`.
    #[serde(default)]
    private_port: Port,
}

/// A DNAT rule, as the answer of a change.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    pub(super) dnat: Dnat,
}

impl Operation for CreateDnat {
    const NAME: &'static str = "CreateDnat";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("NatId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"),
        ("DnatName", "web"),
        ("NatIp", "198.18.0.1"),
        ("IpProtocol", "TCP"),
        ("PublicPort", "80"),
        ("PrivateIpAddress", "10.0.2.2"),
        ("PrivatePort", "8080"),
    ];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::only(asks("vpc:CreateDnat", format_args!("nat/{}", input.nat_id.0), caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let place = place(cx)?;
        let nat = nat(cx, &input.nat_id.0)?;
        let new = New {
            nat_id: nat.id,
            name: input.dnat_name.map(|name| name.0).unwrap_or_default(),
            description: input.description.map(|text| text.0).unwrap_or_default(),
            address: address("NatIp", &input.nat_ip)?,
            private_address: address("PrivateIpAddress", &input.private_ip_address)?,
            traffic: input.ip_protocol.between(input.public_port, input.private_port)?,
        };
        let forward = create(cx.scope(), &place, new)?;
        Ok(Output { dnat: forward.into() })
    }
}
