//! `DescribeDnats`

use std::collections::HashMap;

use compute::listing::Window;
use compute::network::interface;
use compute::network::public_nat::forward::{Filter, list};
use compute::network::public_nat::get_many;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::asks;
use super::dnat::Dnat;
use crate::kec::errors::Error;
use crate::kec::field::{Filters, Ids};
use crate::kec::location::known_region;
use crate::page::{self, Numbered, next};
use crate::vpc::Vpc;

/// Lists the DNAT rules of the region, newest first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeDnats {
    /// Only these.
    #[serde(default)]
    dnat_id: Ids,
    /// Filters `nat-id`, `nat-ip`, `public-port`, `private-ip-address`, `ip-protocol`, `dnat-name` and `network-interface-id`.
    #[serde(default)]
    filter: Filters,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    #[serde(skip_serializing_if = "Option::is_none")]
    next_token: Option<String>,
    dnat_set: Vec<Dnat>,
}

/// The filters that there are.
const NAMES: [&str; 7] =
    ["nat-id", "nat-ip", "public-port", "private-ip-address", "ip-protocol", "dnat-name", "network-interface-id"];

/// The interfaces that a filter names, by their networks and addresses, and the networks of NATs.
#[derive(Default)]
struct Interfaces {
    named: HashMap<(String, String), String>,
    networks: HashMap<String, String>,
}

impl Interfaces {
    fn of(cx: &mut Cx<'_>, ids: Option<Vec<String>>, nats: &[&str]) -> Result<Self, Error> {
        let Some(ids) = ids else { return Ok(Self::default()) };
        let filter = interface::Filter { ids: Some(ids), ..interface::Filter::default() };
        let named = interface::list(cx.scope(), &filter, Window::ALL)?.items.into_iter();
        let named = named.map(|one| ((one.vpc_id, one.address.to_string()), one.id)).collect();
        let networks = get_many(cx.scope(), nats)?.into_iter().map(|nat| (nat.id, nat.vpc_id)).collect();
        Ok(Self { named, networks })
    }

    /// The interface that a rule leads to, when it is one of those that are named.
    fn at(&self, dnat: &Dnat) -> Option<&str> {
        let vpc = self.networks.get(dnat.look("nat-id")?)?;
        let address = dnat.look("private-ip-address")?;
        self.named.get(&(vpc.clone(), address.to_owned())).map(String::as_str)
    }
}

impl Operation for DescribeDnats {
    const NAME: &'static str = "DescribeDnats";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("DnatId.1", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("MaxResults", "50")];
    type Service = Vpc;
    type Input = With<Self, Numbered>;
    type Output = Output;

    fn checks(_: &Self::Input, caller: &Caller, call: &Call) -> Checks {
        Checks::only(asks("vpc:DescribeDnats", "dnat/*", caller, call))
    }

    fn handle(cx: &mut Cx<'_>, With(input, paging): Self::Input) -> Result<Output, Error> {
        input.filter.only(&NAMES)?;
        let region = Some(known_region(cx)?.id.clone());
        let wanted = Filter { region, ids: input.dnat_id.wanted(), nats: input.filter.values("nat-id") };
        let found = list(cx.scope(), &wanted, Window::ALL)?.items;
        let nats: Vec<_> = found.iter().map(|forward| forward.nat_id.as_str()).collect();
        let interfaces = Interfaces::of(cx, input.filter.values("network-interface-id"), &nats)?;
        let passes = |dnat: &Dnat| {
            input.filter.pass(|name| {
                let has = if name == "network-interface-id" { interfaces.at(dnat) } else { dnat.look(name) };
                has.map(str::to_owned).into_iter().collect()
            })
        };
        let found: Vec<_> = found.into_iter().map(Dnat::from).filter(passes).collect();
        let window = paging.window();
        let part = page::cut(found, window);
        Ok(Output { next_token: next(&part, window), dnat_set: part.items })
    }
}
