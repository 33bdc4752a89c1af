//! `DescribeForwardTableEntries`

use alibaba_core::list::{Listed, Page, Place};
use compute::network::nat_gateway::check_forward_table;
use compute::network::nat_gateway::forward::{Filter, ForwardEntry, list};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, Scope, With};

use crate::ecs::checks::each;
use crate::ecs::field::{RegionId, Text};
use crate::ecs::{Error, Result};
use crate::page::Numbered;
use crate::vpc::Vpc;
use crate::vpc::view::rule_state;

/// Lists forwarding rules, newest first; everything that is asked about must be so.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeForwardTableEntries {
    /// Region of the gateways.
    region_id: RegionId,
    /// Table; it or the gateway must be named.
    #[serde(default)]
    forward_table_id: Text,
    /// Gateway.
    #[serde(default)]
    nat_gateway_id: Text,
    /// Rule.
    #[serde(default)]
    forward_entry_id: Text,
    /// Name.
    #[serde(default)]
    forward_entry_name: Text,
    /// Address of the gateway that packets come to.
    #[serde(default)]
    external_ip: Text,
    /// Ports that they come to.
    #[serde(default)]
    external_port: Text,
    /// Private address that they go to.
    #[serde(default)]
    internal_ip: Text,
    /// Ports that they go to.
    #[serde(default)]
    internal_port: Text,
    /// Protocol.
    #[serde(default)]
    ip_protocol: Text,
}

/// A forwarding rule in an answer.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct View {
    forward_entry_id: String,
    forward_entry_name: String,
    forward_table_id: String,
    nat_gateway_id: String,
    ip_protocol: String,
    external_ip: String,
    external_port: String,
    internal_ip: String,
    internal_port: String,
    status: &'static str,
}

impl Listed for View {
    const LIST: &'static str = "ForwardTableEntries";
    const ITEM: &'static str = "ForwardTableEntry";
}

impl Operation for DescribeForwardTableEntries {
    const NAME: &'static str = "DescribeForwardTableEntries";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("ForwardTableId", "ftb-bp1mbjubq34hlcqpaa1b2")];
    type Service = Vpc;
    type Input = With<Self, Numbered<50>>;
    type Output = Page<View, Place>;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        each("vpc:DescribeForwardTableEntries", caller, call, "forwardtable", input.forward_table_id.get())
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Self::Output> {
        match (input.forward_table_id.get(), input.nat_gateway_id.get()) {
            (None, None) => return Err(Error::missing("ForwardTableId")),
            (Some(table), _) => check_forward_table(cx.scope(), table)?,
            (None, Some(_)) => {}
        }
        let small = |text: &Text| text.get().map(str::to_ascii_lowercase);
        let filter = Filter {
            region: Some(input.region_id.0.id.clone()),
            gateway: input.nat_gateway_id.cloned(),
            table: input.forward_table_id.cloned(),
            id: input.forward_entry_id.cloned(),
            name: input.forward_entry_name.cloned(),
            protocol: small(&input.ip_protocol),
            external_address: input.external_ip.cloned(),
            external_ports: small(&input.external_port),
            internal_address: input.internal_ip.cloned(),
            internal_ports: small(&input.internal_port),
        };
        let part = list(cx.scope(), &filter, page.window())?;
        Ok(page.answer(part, |entry| View::of(cx.scope(), entry)))
    }
}

impl View {
    fn of(scope: &Scope<'_>, entry: ForwardEntry) -> Self {
        Self {
            status: rule_state(entry.status(scope.now())),
            external_ip: entry.external_address.to_string(),
            external_port: entry.external_ports.to_string(),
            internal_ip: entry.internal_address.to_string(),
            internal_port: entry.internal_ports.to_string(),
            forward_entry_id: entry.id,
            forward_entry_name: entry.name,
            forward_table_id: entry.table_id,
            nat_gateway_id: entry.gateway_id,
            ip_protocol: entry.protocol,
        }
    }
}
