//! NATs in answers.

use std::collections::HashMap;

use compute::listing::Window;
use compute::network::interface::{Filter, Interface, list};
use compute::network::public_nat::address::{self, NatAddress};
use compute::network::public_nat::forward::{self, Forward};
use compute::network::public_nat::source::{self, Source};
use compute::network::public_nat::{PublicNat, TAGGED};
use kernel::Tags;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use serde_with::skip_serializing_none;
use wire::Cx;

use super::dnat::Dnat;
use crate::iam::project;
use crate::kec::errors::Error;
use crate::period::{SERVICE_END, instant};
use crate::tag_set::{self, Tag};

/// A NAT.
///
/// GUESS: the line, which the vendor's models of answers leave out and Terraform's provider looks for.
#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Nat {
    nat_id: String,
    nat_name: String,
    nat_mode: &'static str,
    nat_type: &'static str,
    vpc_id: String,
    nat_line_id: String,
    nat_ip_number: usize,
    nat_ip_set: Vec<NatIp>,
    band_width: i64,
    charge_type: String,
    service_end_time: Option<String>,
    /// A text here, and a number in other products.
    project_id: String,
    /// In the form that Terraform's provider reads, to tell for how many months a NAT is paid.
    create_time: String,
    associate_nat_set: Vec<Through>,
    associate_instance_set: Vec<ThroughInterface>,
    associate_vpn_gateway_set: [(); 0],
    associate_direct_connect_gateway_set: [(); 0],
    dnat_set: Vec<Dnat>,
    tag_set: Vec<Tag>,
}

/// An address of a NAT.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct NatIp {
    nat_ip: String,
    nat_ip_id: String,
    enabled: bool,
}

/// A subnet that goes through a NAT.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Through {
    subnet_id: String,
}

/// An interface that goes through a NAT.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct ThroughInterface {
    network_interface_id: String,
    private_ip_address: String,
}

/// What is shown with the NATs of an answer, by NAT.
struct Beside {
    addresses: HashMap<String, Vec<NatAddress>>,
    sources: HashMap<String, Vec<Source>>,
    forwards: HashMap<String, Vec<Forward>>,
    tags: HashMap<String, Tags>,
    /// The interfaces among what goes through them, by interface.
    interfaces: HashMap<String, Interface>,
}

impl Beside {
    fn of(cx: &mut Cx<'_>, nats: &[PublicNat]) -> Result<Self, Error> {
        let ids: Vec<_> = nats.iter().map(|nat| nat.id.as_str()).collect();
        let addresses = address::of_nats(cx.scope(), &ids)?;
        let tags = store::tag::of_many(cx.scope(), TAGGED, &ids)?;
        let mut forwards = HashMap::<_, Vec<_>>::new();
        for forward in forward::of_nats(cx.scope(), &ids)? {
            forwards.entry(forward.nat_id.clone()).or_default().push(forward);
        }
        let found = source::of_nats(cx.scope(), &ids)?;
        let through = found.iter().filter(|source| !source.is_subnet).map(|source| source.id.clone());
        let filter = Filter { ids: Some(through.collect()), ..Filter::default() };
        let interfaces = list(cx.scope(), &filter, Window::ALL)?.items;
        let interfaces = interfaces.into_iter().map(|interface| (interface.id.clone(), interface)).collect();
        let mut sources = HashMap::<_, Vec<_>>::new();
        for source in found {
            sources.entry(source.nat_id.clone()).or_default().push(source);
        }
        Ok(Self { addresses, sources, forwards, tags, interfaces })
    }

    fn shown(&mut self, nat: PublicNat) -> Nat {
        let addresses = self.addresses.remove(&nat.id).unwrap_or_default();
        let sources = self.sources.remove(&nat.id).unwrap_or_default();
        let (subnets, through): (Vec<_>, Vec<_>) = sources.into_iter().partition(|source| source.is_subnet);
        let forwards = self.forwards.remove(&nat.id).unwrap_or_default();
        Nat {
            nat_mode: if nat.whole_network { "Vpc" } else { "Subnet" },
            nat_type: "public",
            nat_ip_number: addresses.len(),
            nat_ip_set: addresses.into_iter().map(NatIp::from).collect(),
            service_end_time: nat.extras.get(SERVICE_END).and_then(Value::as_str).map(str::to_owned),
            project_id: project::of_group(&nat.resource_group).to_string(),
            create_time: instant(nat.created_at),
            associate_nat_set: subnets.into_iter().map(|source| Through { subnet_id: source.id }).collect(),
            associate_instance_set: through.into_iter().map(|source| self.through(source)).collect(),
            associate_vpn_gateway_set: [],
            associate_direct_connect_gateway_set: [],
            dnat_set: forwards.into_iter().map(Dnat::from).collect(),
            tag_set: tag_set::shown(&nat.id, self.tags.get(&nat.id)),
            nat_id: nat.id,
            nat_name: nat.name,
            vpc_id: nat.vpc_id,
            nat_line_id: nat.line,
            band_width: nat.mbps,
            charge_type: nat.charge,
        }
    }

    fn through(&self, source: Source) -> ThroughInterface {
        let interface = self.interfaces.get(&source.id);
        ThroughInterface {
            private_ip_address: interface.map(|interface| interface.address.to_string()).unwrap_or_default(),
            network_interface_id: source.id,
        }
    }
}

impl From<NatAddress> for NatIp {
    fn from(had: NatAddress) -> Self {
        Self { nat_ip: had.address.to_string(), nat_ip_id: had.id, enabled: true }
    }
}

/// NATs with their addresses and what goes through them.
pub(super) fn shown(cx: &mut Cx<'_>, nats: Vec<PublicNat>) -> Result<Vec<Nat>, Error> {
    let mut beside = Beside::of(cx, &nats)?;
    Ok(nats.into_iter().map(|nat| beside.shown(nat)).collect())
}

/// A NAT with its addresses and what goes through it.
pub(super) fn one_shown(cx: &mut Cx<'_>, nat: PublicNat) -> Result<Nat, Error> {
    let mut beside = Beside::of(cx, std::slice::from_ref(&nat))?;
    Ok(beside.shown(nat))
}
