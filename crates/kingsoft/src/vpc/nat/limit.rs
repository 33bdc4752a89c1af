//! Limits of interfaces at NATs in answers.

use std::collections::HashMap;

use compute::listing::Window;
use compute::network::interface::{Filter, Interface, list};
use compute::network::public_nat::limit::{self, Limit};
use compute::{Error as Domain, Kind};
use schemars::JsonSchema;
use serde::Serialize;
use serde_with::skip_serializing_none;
use wire::Cx;

use crate::kec::errors::Error;
use crate::kec::location::region;

/// A limit, with the interface that has it.
#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(super) struct RateLimit {
    nat_rate_limit_id: String,
    nat_id: String,
    network_interface_id: String,
    network_interface_name: String,
    network_interface_type: &'static str,
    bandwidth_limit: i64,
    in_bandwidth_limit: Option<i64>,
    instance_id: Option<String>,
    /// The product that the interface serves, not the type of the instance.
    instance_type: &'static str,
    private_ip_address: String,
}

impl RateLimit {
    fn new(limit: Limit, interface: Option<&Interface>) -> Self {
        let is_primary = interface.is_some_and(|interface| interface.is_primary);
        Self {
            network_interface_name: interface.map(|interface| interface.name.clone()).unwrap_or_default(),
            network_interface_type: if is_primary { "primary" } else { "extension" },
            instance_id: interface.and_then(|interface| interface.instance_id.clone()),
            instance_type: "kec",
            private_ip_address: interface.map(|interface| interface.address.to_string()).unwrap_or_default(),
            nat_rate_limit_id: limit.id,
            nat_id: limit.nat_id,
            network_interface_id: limit.interface_id,
            bandwidth_limit: limit.mbps_out,
            in_bandwidth_limit: limit.mbps_in,
        }
    }

    /// What it has under the name of a filter.
    pub(super) fn look(&self, name: &str) -> Option<&str> {
        match name {
            "private-ip-address" => Some(&self.private_ip_address),
            "network-interface-id" => Some(&self.network_interface_id),
            "instance-type" => Some(self.instance_type),
            _ => None,
        }
    }
}

/// Limits with the interfaces that have them.
pub(super) fn shown(cx: &mut Cx<'_>, limits: Vec<Limit>) -> Result<Vec<RateLimit>, Error> {
    let ids = limits.iter().map(|limit| limit.interface_id.clone()).collect();
    let found = list(cx.scope(), &Filter { ids: Some(ids), ..Filter::default() }, Window::ALL)?.items;
    let interfaces: HashMap<_, _> = found.into_iter().map(|interface| (interface.id.clone(), interface)).collect();
    let shown = |limit: Limit| {
        let interface = interfaces.get(&limit.interface_id);
        RateLimit::new(limit, interface)
    };
    Ok(limits.into_iter().map(shown).collect())
}

/// A limit with its interface, as the answer of a change.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    nat_rate_limit: RateLimit,
}

impl Output {
    pub(super) fn new(limit: Limit, interface: &Interface) -> Self {
        Self { nat_rate_limit: RateLimit::new(limit, Some(interface)) }
    }
}

/// A limit of the call's region.
pub(super) fn limit(cx: &mut Cx<'_>, id: &str) -> Result<Limit, Domain> {
    let here = region(cx.call()).to_owned();
    let found = limit::get(cx.scope(), id)?;
    if found.region == here { Ok(found) } else { Err(Domain::not_found(Kind::NatLimit, id)) }
}
