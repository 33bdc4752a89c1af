//! `DescribeIpv6Addresses`

use std::collections::HashMap;

use alibaba_core::list::{Listed, Page, Place};
use compute::network::address::v6::{Filter, Ipv6Address, list};
use compute::network::ipv6_gateway::bandwidth::{Bandwidth, of_addresses};
use kernel::time;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, Scope, With};

use super::address::{address, id_of};
use crate::ecs::checks::each;
use crate::ecs::field::{RegionId, Text};
use crate::ecs::{Error, Result};
use crate::page::Numbered;
use crate::tag::Tag;
use crate::vpc::Vpc;
use crate::vpc::view::{TagsView, group};

/// Lists the IPv6 addresses of network interfaces, those of the newest interface first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeIpv6Addresses {
    /// Region of the addresses.
    region_id: RegionId,
    /// Address, by its id.
    #[serde(default)]
    ipv6_address_id: Text,
    /// Address itself.
    #[serde(default)]
    ipv6_address: Text,
    /// Kind of the address: `IPv6Address` or `IPv6Prefix`. Prefixes are no addresses here.
    #[serde(default)]
    address_type: Text,
    /// Name. Addresses have none yet.
    #[serde(default)]
    name: Text,
    /// Instance or interface that has it.
    #[serde(default)]
    associated_instance_id: Text,
    /// Kind of what has it: `EcsInstance` or `NetworkInterface`.
    #[serde(default)]
    associated_instance_type: Text,
    /// Bandwidth of the address.
    #[serde(default)]
    ipv6_internet_bandwidth_id: Text,
    /// How far it reaches: `Private` or `Public`.
    #[serde(default)]
    network_type: Text,
    /// vSwitch.
    #[serde(default)]
    v_switch_id: Text,
    /// Network.
    #[serde(default)]
    vpc_id: Text,
    /// Resource group of the interface.
    #[serde(default)]
    resource_group_id: Text,
    /// Whether another service manages the address; none does.
    service_managed: Option<bool>,
    /// Whether changes that are still to come are shown; there are none.
    #[serde(default, rename = "IncludeReservationData")]
    _include_reservation_data: bool,
    /// Tags. Addresses have none yet.
    #[serde(default)]
    tag: Vec<Tag>,
}

/// An address in the list.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct View {
    ipv6_address_id: String,
    ipv6_address: String,
    ipv6_address_name: &'static str,
    ipv6_address_description: &'static str,
    address_type: &'static str,
    status: &'static str,
    network_type: &'static str,
    associated_instance_id: String,
    associated_instance_type: &'static str,
    ipv6_gateway_id: String,
    ipv6_internet_bandwidth: Value,
    ipv6_isp: &'static str,
    real_bandwidth: i64,
    service_managed: i64,
    v_switch_id: String,
    vpc_id: String,
    resource_group_id: String,
    allocation_time: String,
    tags: TagsView,
}

impl Listed for View {
    const LIST: &'static str = "Ipv6Addresses";
    const ITEM: &'static str = "Ipv6Address";
}

impl Operation for DescribeIpv6Addresses {
    const NAME: &'static str = "DescribeIpv6Addresses";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("RegionId", "cn-hangzhou"), ("PageSize", "50")];
    type Service = Vpc;
    type Input = With<Self, Numbered<50>>;
    type Output = Page<View, Place>;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        each("vpc:DescribeIpv6Addresses", caller, call, "ipv6address", input.ipv6_address_id.get())
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Self::Output> {
        let filter = input.filter()?;
        let part = list(cx.scope(), &filter, page.window())?;
        let texts: Vec<_> = part.items.iter().map(|held| held.address.to_string()).collect();
        let texts: Vec<_> = texts.iter().map(String::as_str).collect();
        let bandwidths = of_addresses(cx.scope(), &texts)?;
        let scope = cx.scope();
        Ok(page.answer(part, |held| View::of(scope, held, &bandwidths)))
    }
}

impl DescribeIpv6Addresses {
    fn filter(&self) -> Result<Filter> {
        let is_primary = match self.associated_instance_type.get() {
            None => None,
            Some("EcsInstance") => Some(true),
            Some("NetworkInterface") => Some(false),
            Some(_) => return Err(Error::invalid("AssociatedInstanceType")),
        };
        let has_bandwidth = match self.network_type.get() {
            None => None,
            Some("Public") => Some(true),
            Some("Private") => Some(false),
            Some(_) => return Err(Error::invalid("NetworkType")),
        };
        let nothing = self.name.get().is_some()
            || !self.tag.is_empty()
            || self.service_managed == Some(true)
            || self.address_type.get().is_some_and(|kind| kind != "IPv6Address");
        let by_id = self.ipv6_address_id.get().map(|id| address(id).map(|address| address.to_string()));
        let by_text =
            self.ipv6_address.get().map(|text| text.parse::<std::net::Ipv6Addr>().ok().map(|it| it.to_string()));
        let addresses = match (by_id, by_text) {
            _ if nothing => Some(Vec::new()),
            (Some(one), Some(other)) => Some(one.filter(|one| Some(one) == other.as_ref()).into_iter().collect()),
            (one, other) => one.or(other).map(|named| named.into_iter().collect()),
        };
        Ok(Filter {
            region: Some(self.region_id.0.id.clone()),
            addresses,
            vpc: self.vpc_id.cloned(),
            subnet: self.v_switch_id.cloned(),
            holder: self.associated_instance_id.cloned(),
            is_primary,
            has_bandwidth,
            bandwidth: self.ipv6_internet_bandwidth_id.cloned(),
            resource_group: self.resource_group_id.cloned(),
        })
    }
}

impl View {
    fn of(scope: &Scope<'_>, held: Ipv6Address, bandwidths: &HashMap<String, Bandwidth>) -> Self {
        let text = held.address.to_string();
        let bandwidth = bandwidths.get(&text);
        let mbps = bandwidth.map_or(0, |bandwidth| bandwidth.mbps);
        let (associated_instance_id, associated_instance_type) = match &held.instance_id {
            Some(instance) if held.is_primary => (instance.clone(), "EcsInstance"),
            _ => (held.interface_id.clone(), "NetworkInterface"),
        };
        Self {
            ipv6_address_id: id_of(&held),
            ipv6_address: text,
            ipv6_address_name: "",
            ipv6_address_description: "",
            address_type: "IPv6Address",
            status: "Available",
            network_type: if bandwidth.is_some() { "Public" } else { "Private" },
            associated_instance_id,
            associated_instance_type,
            ipv6_gateway_id: bandwidth.map(|bandwidth| bandwidth.gateway_id.clone()).unwrap_or_default(),
            ipv6_internet_bandwidth: json!({
                "Ipv6InternetBandwidthId": bandwidth.map_or("", |bandwidth| &bandwidth.id),
                "Bandwidth": mbps,
                "InternetChargeType": bandwidth.map_or("", |bandwidth| &bandwidth.charge),
                "InstanceChargeType": if bandwidth.is_some() { "PostPaid" } else { "" },
                "BusinessStatus": if bandwidth.is_some() { "Normal" } else { "" },
            }),
            ipv6_isp: "BGP",
            real_bandwidth: mbps,
            service_managed: 0,
            v_switch_id: held.subnet_id,
            vpc_id: held.vpc_id,
            resource_group_id: group(scope, held.resource_group),
            allocation_time: time::seconds(held.created_at),
            tags: None.into(),
        }
    }
}
