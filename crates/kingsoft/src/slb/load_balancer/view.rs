//! Load balancers in answers.

use std::collections::HashMap;

use compute::network::elastic_address::{ElasticAddress, of_holders};
use compute::network::load_balancer::{LoadBalancer as Domain, TAGGED, listener};
use kernel::Tags;
use schemars::JsonSchema;
use serde::Serialize;
use serde_with::skip_serializing_none;
use wire::Cx;

use crate::iam::project;
use crate::kec::errors::Error;
use crate::period::instant;
use crate::slb::State;

/// A load balancer.
///
/// GUESS: an internal one shows its address as `PrivateIpAddress` and has no `PublicIp`; `SubnetId`, which Terraform's provider
/// looks for, beside `VnetId`, which the vendor's models of answers have; the word of `LbStatus`.
#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct LoadBalancer {
    load_balancer_id: String,
    load_balancer_name: String,
    r#type: &'static str,
    vpc_id: String,
    subnet_id: Option<String>,
    vnet_id: Option<String>,
    private_ip_address: Option<String>,
    /// Empty where it has no address of EIP.
    public_ip: String,
    /// Whether it has an address of EIP.
    state: &'static str,
    load_balancer_state: &'static str,
    lb_type: &'static str,
    lb_status: &'static str,
    ip_version: &'static str,
    is_waf: bool,
    listeners_count: i64,
    charge_type: String,
    /// A text here, and a number in other products.
    project_id: String,
    delete_protection: &'static str,
    modify_protection: &'static str,
    create_time: String,
    tag_set: Vec<Tag>,
}

/// A tag of a load balancer.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Tag {
    resource_uuid: String,
    /// A text here, and a number in other products.
    tag_id: String,
    tag_key: String,
    tag_value: String,
}

/// What is shown with the load balancers of an answer, by load balancer.
struct Beside {
    addresses: HashMap<String, Vec<ElasticAddress>>,
    listeners: HashMap<String, i64>,
    tags: HashMap<String, Tags>,
}

impl Beside {
    fn of(cx: &mut Cx<'_>, balancers: &[Domain]) -> Result<Self, Error> {
        let ids: Vec<_> = balancers.iter().map(|balancer| balancer.id.as_str()).collect();
        let addresses = of_holders(cx.scope(), &ids)?;
        let listeners = listener::count_of(cx.scope(), &ids)?;
        let tags = store::tag::of_many(cx.scope(), TAGGED, &ids)?;
        Ok(Self { addresses, listeners, tags })
    }

    fn shown(&mut self, balancer: Domain) -> LoadBalancer {
        let elastic = self.addresses.get(&balancer.id).and_then(|held| held.first());
        let tags = self.tags.remove(&balancer.id).unwrap_or_default();
        let tag = |(key, value): (&str, &str)| Tag {
            resource_uuid: balancer.id.clone(),
            tag_id: crate::tagv2::number(key, value).to_string(),
            tag_key: key.to_owned(),
            tag_value: value.to_owned(),
        };
        let (subnet, address) = match balancer.inside {
            Some(inside) => (Some(inside.subnet_id), Some(inside.address.to_string())),
            None => (None, None),
        };
        LoadBalancer {
            r#type: if subnet.is_some() { "internal" } else { "public" },
            vnet_id: subnet.clone(),
            subnet_id: subnet,
            private_ip_address: address,
            public_ip: elastic.map(|elastic| elastic.address.to_string()).unwrap_or_default(),
            state: if elastic.is_some() { "associate" } else { "disassociate" },
            load_balancer_state: State::word(balancer.enabled),
            lb_type: "classic",
            lb_status: "active",
            ip_version: "ipv4",
            is_waf: false,
            listeners_count: self.listeners.get(&balancer.id).copied().unwrap_or_default(),
            charge_type: balancer.charge,
            project_id: project::of_group(&balancer.resource_group).to_string(),
            delete_protection: "off",
            modify_protection: "off",
            create_time: instant(balancer.created_at),
            tag_set: tags.iter().map(tag).collect(),
            load_balancer_id: balancer.id,
            load_balancer_name: balancer.name,
            vpc_id: balancer.vpc_id,
        }
    }
}

/// Load balancers with their addresses, their tags and how many listeners they have.
pub(super) fn shown(cx: &mut Cx<'_>, balancers: Vec<Domain>) -> Result<Vec<LoadBalancer>, Error> {
    let mut beside = Beside::of(cx, &balancers)?;
    Ok(balancers.into_iter().map(|balancer| beside.shown(balancer)).collect())
}

/// A load balancer with its address, its tags and how many listeners it has.
pub(super) fn one_shown(cx: &mut Cx<'_>, balancer: Domain) -> Result<LoadBalancer, Error> {
    let mut beside = Beside::of(cx, std::slice::from_ref(&balancer))?;
    Ok(beside.shown(balancer))
}
