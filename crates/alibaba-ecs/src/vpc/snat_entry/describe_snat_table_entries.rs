//! `DescribeSnatTableEntries`

use alibaba_core::list::{Listed, Page, Place};
use compute::network::nat_gateway::check_snat_table;
use compute::network::nat_gateway::snat::{Filter, SnatEntry, list};
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

/// Lists source rules, newest first; everything that is asked about must be so.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeSnatTableEntries {
    /// Region of the gateways.
    region_id: RegionId,
    /// Table; it or the gateway must be named.
    #[serde(default)]
    snat_table_id: Text,
    /// Gateway.
    #[serde(default)]
    nat_gateway_id: Text,
    /// Rule.
    #[serde(default)]
    snat_entry_id: Text,
    /// Name.
    #[serde(default)]
    snat_entry_name: Text,
    /// Address that the rule has.
    #[serde(default)]
    snat_ip: Text,
    /// Addresses that the rule is about.
    #[serde(default, rename = "SourceCIDR")]
    source_cidr: Text,
    /// vSwitch that the rule is about.
    #[serde(default, rename = "SourceVSwitchId")]
    source_vswitch_id: Text,
    /// Network interfaces, one of which the rule is about.
    #[serde(default)]
    network_interface_ids: Vec<String>,
}

/// A source rule in an answer.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct View {
    snat_entry_id: String,
    snat_entry_name: String,
    snat_table_id: String,
    nat_gateway_id: String,
    snat_ip: String,
    #[serde(rename = "SourceCIDR")]
    source_cidr: String,
    #[serde(rename = "SourceVSwitchId")]
    source_vswitch_id: String,
    network_interface_id: String,
    eip_affinity: &'static str,
    status: &'static str,
}

impl Listed for View {
    const LIST: &'static str = "SnatTableEntries";
    const ITEM: &'static str = "SnatTableEntry";
}

impl Operation for DescribeSnatTableEntries {
    const NAME: &'static str = "DescribeSnatTableEntries";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("SnatTableId", "stb-bp190wu8io1vgev80a1b2")];
    type Service = Vpc;
    type Input = With<Self, Numbered<50>>;
    type Output = Page<View, Place>;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        each("vpc:DescribeSnatTableEntries", caller, call, "snattable", input.snat_table_id.get())
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Self::Output> {
        match (input.snat_table_id.get(), input.nat_gateway_id.get()) {
            (None, None) => return Err(Error::missing("SnatTableId")),
            (Some(table), _) => check_snat_table(cx.scope(), table)?,
            (None, Some(_)) => {}
        }
        let filter = Filter {
            region: Some(input.region_id.0.id.clone()),
            gateway: input.nat_gateway_id.cloned(),
            table: input.snat_table_id.cloned(),
            id: input.snat_entry_id.cloned(),
            name: input.snat_entry_name.cloned(),
            block: input.source_cidr.cloned(),
            subnet: input.source_vswitch_id.cloned(),
            interfaces: Some(input.network_interface_ids).filter(|ids| !ids.is_empty()),
            address: input.snat_ip.cloned(),
        };
        let part = list(cx.scope(), &filter, page.window())?;
        Ok(page.answer(part, |entry| View::of(cx.scope(), entry)))
    }
}

impl View {
    fn of(scope: &Scope<'_>, entry: SnatEntry) -> Self {
        let addresses: Vec<_> = entry.addresses.iter().map(ToString::to_string).collect();
        Self {
            status: rule_state(entry.status(scope.now())),
            snat_ip: addresses.join(","),
            source_cidr: entry.block.to_string(),
            source_vswitch_id: entry.subnet_id.unwrap_or_default(),
            network_interface_id: entry.interface_id.unwrap_or_default(),
            eip_affinity: if entry.affinity { "1" } else { "0" },
            snat_entry_id: entry.id,
            snat_entry_name: entry.name,
            snat_table_id: entry.table_id,
            nat_gateway_id: entry.gateway_id,
        }
    }
}
