//! `ModifyForwardEntry`

use compute::network::nat_gateway::forward::{Change, get, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{address, check_ports, ports, protocol, refused};
use crate::ecs::checks::one;
use crate::ecs::field::{ClientToken, RegionId, Required, Text};
use crate::ecs::view::Empty;
use crate::ecs::{Error, Result};
use crate::vpc::Vpc;
use crate::vpc::codes::nat_gateway as codes;
use crate::vpc::text::renamed;

/// Changes a forwarding rule.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyForwardEntry {
    /// Region of the gateway; the table says where it is.
    #[serde(rename = "RegionId")]
    _region_id: RegionId,
    /// Table.
    forward_table_id: Required,
    /// Rule.
    forward_entry_id: Required,
    /// Address of the gateway that packets come to.
    #[serde(default)]
    external_ip: Text,
    /// Port that they come to, a range such as `10/20`, or `Any`.
    #[serde(default)]
    external_port: Text,
    /// Private address that they go to.
    #[serde(default)]
    internal_ip: Text,
    /// Port that they go to, a range as long, or `Any`.
    #[serde(default)]
    internal_port: Text,
    /// Protocol: `TCP`, `UDP` or `Any`.
    #[serde(default)]
    ip_protocol: Text,
    /// New name, 2 to 128 characters; an empty one removes the name.
    forward_entry_name: Option<String>,
    /// Whether source rules may use the address too although the rule has every port of it.
    port_break: Option<bool>,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
}

impl Operation for ModifyForwardEntry {
    const NAME: &'static str = "ModifyForwardEntry";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("ForwardTableId", "ftb-bp1mbjubq34hlcqpaa1b2"),
        ("ForwardEntryId", "fwd-119smw5tkasdfpqla1b2"),
        ("InternalPort", "8081"),
    ];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:ModifyForwardEntry", caller, call, "forwardtable", &input.forward_table_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let entry = get(cx.scope(), &input.forward_table_id, &input.forward_entry_id)?;
        let of = |text: &Text, refused| text.get().map(|text| address(text, refused)).transpose();
        let port = |text: &Text, refused| text.get().map(|text| ports(text, refused)).transpose();
        let change = Change {
            name: renamed(input.forward_entry_name.as_deref(), 2, 128, codes::NAME_MALFORMED)?,
            protocol: input.ip_protocol.get().map(protocol).transpose()?,
            external_address: of(&input.external_ip, codes::EXTERNAL_IP_MALFORMED)?,
            external_ports: port(&input.external_port, codes::EXTERNAL_PORT_MALFORMED)?,
            internal_address: of(&input.internal_ip, codes::INTERNAL_IP_MALFORMED)?,
            internal_ports: port(&input.internal_port, codes::INTERNAL_PORT_MALFORMED)?,
            shares_address: input.port_break,
        };
        check_ports(
            change.protocol.as_ref().unwrap_or(&entry.protocol),
            change.external_ports.unwrap_or(entry.external_ports),
            change.internal_ports.unwrap_or(entry.internal_ports),
        )?;
        modify(cx.scope(), entry, change).map_err(refused)?;
        if input.dry_run { Err(Error::dry_run()) } else { Ok(Empty {}) }
    }
}
