//! `CreateForwardEntry`

use compute::network::nat_gateway::forward::{New, create};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{address, check_ports, ports, protocol, refused};
use crate::ecs::checks::one;
use crate::ecs::field::{ClientToken, RegionId, Required, Text};
use crate::ecs::{Error, Result, location};
use crate::vpc::Vpc;
use crate::vpc::codes::nat_gateway as codes;
use crate::vpc::text::name;

/// Adds a forwarding rule to a table of a NAT gateway.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateForwardEntry {
    /// Region of the gateway.
    region_id: RegionId,
    /// Table.
    forward_table_id: Required,
    /// Address of the gateway that packets come to.
    external_ip: Required,
    /// Port that they come to, a range such as `10/20`, or `Any`.
    external_port: Required,
    /// Private address that they go to.
    internal_ip: Required,
    /// Port that they go to, a range as long, or `Any`.
    internal_port: Required,
    /// Protocol: `TCP`, `UDP`, or `Any`, which goes with every port.
    ip_protocol: Required,
    /// Name, 2 to 128 characters.
    #[serde(default)]
    forward_entry_name: Text,
    /// Whether source rules may use the address too although the rule has every port of it; no by default.
    #[serde(default)]
    port_break: bool,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
    /// Whether everything is checked and nothing made.
    #[serde(default)]
    dry_run: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    forward_entry_id: String,
}

impl Operation for CreateForwardEntry {
    const NAME: &'static str = "CreateForwardEntry";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("ForwardTableId", "ftb-bp1mbjubq34hlcqpaa1b2"),
        ("ExternalIp", "198.18.0.1"),
        ("ExternalPort", "8080"),
        ("InternalIp", "192.168.2.9"),
        ("InternalPort", "80"),
        ("IpProtocol", "TCP"),
    ];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:CreateForwardEntry", caller, call, "forwardtable", &input.forward_table_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let protocol = protocol(&input.ip_protocol)?;
        let external_ports = ports(&input.external_port, codes::EXTERNAL_PORT_MALFORMED)?;
        let internal_ports = ports(&input.internal_port, codes::INTERNAL_PORT_MALFORMED)?;
        check_ports(&protocol, external_ports, internal_ports)?;
        let new = New {
            external_address: address(&input.external_ip, codes::EXTERNAL_IP_MALFORMED)?,
            internal_address: address(&input.internal_ip, codes::INTERNAL_IP_MALFORMED)?,
            table_id: input.forward_table_id.0,
            name: name(input.forward_entry_name.get(), 2, 128, codes::NAME_MALFORMED)?,
            protocol,
            external_ports,
            internal_ports,
            shares_address: input.port_break,
        };
        let entry = create(cx.scope(), &location::of(input.region_id.0), new).map_err(refused)?;
        if input.dry_run { Err(Error::dry_run()) } else { Ok(Output { forward_entry_id: entry.id }) }
    }
}
