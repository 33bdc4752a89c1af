//! Addresses in answers.

use std::collections::HashMap;

use compute::listing::Window;
use compute::network::elastic_address::{ElasticAddress, Holder, HolderKind, TAGGED};
use compute::network::interface::{Filter, list};
use kernel::Tags;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use serde_with::skip_serializing_none;
use wire::Cx;

use crate::iam::project;
use crate::kec::errors::Error;
use crate::period::{SERVICE_END, instant};
use crate::tag_set::{self, Tag};

/// Name under which the primary interface of the instance that has an address is kept.
pub(super) const INTERFACE: &str = "NetworkInterfaceId";

/// An address.
#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Address {
    allocation_id: String,
    public_ip: String,
    line_id: String,
    band_width: i64,
    ip_version: &'static str,
    state: &'static str,
    ip_state: &'static str,
    instance_type: Option<&'static str>,
    instance_id: Option<String>,
    network_interface_id: Option<String>,
    network_interface_type: Option<&'static str>,
    private_ip_address: Option<String>,
    internet_gateway_id: &'static str,
    band_width_share_id: String,
    /// A text here, and a number in other products.
    project_id: String,
    charge_type: String,
    service_end_time: Option<String>,
    create_time: String,
    host_type: &'static str,
    tag_set: Vec<Tag>,
}

/// The vendor's word for what has an address.
pub(super) fn holder_word(kind: HolderKind) -> &'static str {
    match kind {
        HolderKind::Instance | HolderKind::Interface => "Ipfwd",
        HolderKind::NatGateway => "Nat",
        HolderKind::HaVip => "Havip",
        HolderKind::Address => "Address",
        HolderKind::LoadBalancer => "Slb",
    }
}

/// Who has an address: the instance, and its interface.
fn held(holder: Option<Holder>, instance_of: Option<&str>, primary: Option<&str>) -> (Option<String>, Option<String>) {
    match holder {
        None => (None, None),
        Some(Holder { kind: HolderKind::Interface, id, .. }) => (instance_of.map(str::to_owned), Some(id)),
        Some(Holder { kind: HolderKind::Instance, id, .. }) => (Some(id), primary.map(str::to_owned)),
        Some(holder) => (Some(holder.id), None),
    }
}

/// Addresses with their tags and with the instances of the interfaces that have them.
pub(super) fn shown(cx: &mut Cx<'_>, addresses: Vec<ElasticAddress>) -> Result<Vec<Address>, Error> {
    let ids: Vec<_> = addresses.iter().map(|elastic| elastic.id.as_str()).collect();
    let tags = store::tag::of_many(cx.scope(), TAGGED, &ids)?;
    let of_interface = |elastic: &ElasticAddress| {
        let holder = elastic.holder.as_ref().filter(|holder| holder.kind == HolderKind::Interface);
        holder.map(|holder| holder.id.clone())
    };
    let interfaces: Vec<_> = addresses.iter().filter_map(of_interface).collect();
    let filter = Filter { ids: Some(interfaces), ..Filter::default() };
    let instances: HashMap<_, _> =
        list(cx.scope(), &filter, Window::ALL)?.items.into_iter().map(|one| (one.id, one.instance_id)).collect();
    let address = |elastic: ElasticAddress| {
        let instance = of_interface(&elastic).and_then(|id| instances.get(&id)?.as_deref());
        let tags = tags.get(&elastic.id);
        Address::new(elastic, tags, instance)
    };
    Ok(addresses.into_iter().map(address).collect())
}

impl Address {
    /// Whether anything has it.
    pub(super) fn is_held(&self) -> bool {
        self.instance_type.is_some()
    }

    /// What it has under the name of a filter.
    pub(super) fn look(&self, name: &str) -> Vec<String> {
        let has = match name {
            "network-interface-id" => self.network_interface_id.as_deref(),
            "instance-type" => self.instance_type,
            "instance-id" => self.instance_id.as_deref(),
            "band-width-share-id" => Some(self.band_width_share_id.as_str()),
            "line-id" => Some(self.line_id.as_str()),
            "public-ip" => Some(self.public_ip.as_str()),
            "state" => Some(self.state),
            _ => None,
        };
        has.map(str::to_owned).into_iter().collect()
    }

    /// An address with its tags, and the instance of the interface that has it.
    pub(super) fn new(elastic: ElasticAddress, tags: Option<&Tags>, instance_of: Option<&str>) -> Self {
        let text = |name: &str| elastic.extras.get(name).and_then(Value::as_str);
        let kind = elastic.holder.as_ref().map(|holder| holder.kind);
        let private = elastic.holder.as_ref().map(|holder| holder.private_address);
        let private = private.filter(|address| !address.is_unspecified()).map(|address| address.to_string());
        let (instance_id, network_interface_id) = held(elastic.holder.clone(), instance_of, text(INTERFACE));
        Self {
            public_ip: elastic.address.to_string(),
            band_width: elastic.mbps,
            ip_version: "ipv4",
            state: if kind.is_some() { "associate" } else { "disassociate" },
            ip_state: "start",
            instance_type: kind.map(holder_word),
            instance_id,
            network_interface_id,
            network_interface_type: kind.and_then(|kind| match kind {
                HolderKind::Instance => Some("primary"),
                HolderKind::Interface => Some("extension"),
                _ => None,
            }),
            private_ip_address: private,
            internet_gateway_id: "",
            band_width_share_id: elastic.package_id.clone().unwrap_or_default(),
            project_id: project::of_group(&elastic.resource_group).to_string(),
            service_end_time: text(SERVICE_END).map(str::to_owned),
            create_time: instant(elastic.created_at),
            host_type: "",
            tag_set: tag_set::shown(&elastic.id, tags),
            allocation_id: elastic.id,
            line_id: elastic.isp,
            charge_type: elastic.charge,
        }
    }
}
