//! `ModifyDnat`

use compute::network::public_nat::forward::{Change, modify};
use compute::{Error as Domain, Kind};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::asks;
use super::create_dnat::Output;
use super::dnat::{IpProtocol, Port, address, dnat};
use crate::kec::errors::Error;
use crate::kec::field::{Id, Label, Text};
use crate::vpc::Vpc;

/// Changes a DNAT rule. What is left out stays as it is.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyDnat {
    /// The rule.
    dnat_id: Id,
    /// The NAT that has it.
    nat_id: Option<Id>,
    /// New name.
    dnat_name: Option<Label>,
    /// New text.
    description: Option<Text>,
    /// The address of the NAT.
    nat_ip: Option<String>,
    /// `Any`, `TCP` or `UDP`.
    ip_protocol: Option<IpProtocol>,
    /// The port that packets come to.
    public_port: Option<Port>,
    /// The private address.
    private_ip_address: Option<String>,
    /// The port that packets go to.
    private_port: Option<Port>,
}

impl Operation for ModifyDnat {
    const NAME: &'static str = "ModifyDnat";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("DnatId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("DnatName", "web"), ("PrivateIpAddress", "10.0.2.3")];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::only(asks("vpc:ModifyDnat", format_args!("dnat/{}", input.dnat_id.0), caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let rule = dnat(cx, &input.dnat_id.0)?;
        if input.nat_id.is_some_and(|nat| nat.0 != rule.nat_id) {
            return Err(Domain::not_found(Kind::ForwardEntry, rule.id).into());
        }
        let ports = rule.traffic.ports();
        let public = input.public_port.unwrap_or(Port(ports.map(|(public, _)| public)));
        let private = input.private_port.unwrap_or(Port(ports.map(|(_, private)| private)));
        let protocol = input.ip_protocol.unwrap_or(IpProtocol::of(rule.traffic));
        let change = Change {
            name: input.dnat_name.map(|name| name.0),
            description: input.description.map(|text| text.0),
            address: input.nat_ip.map(|text| address("NatIp", &text)).transpose()?,
            private_address: input.private_ip_address.map(|text| address("PrivateIpAddress", &text)).transpose()?,
            traffic: Some(protocol.between(public, private)?),
        };
        Ok(Output { dnat: modify(cx.scope(), &rule.id, change)?.into() })
    }
}
