//! `DescribeAddresses`

use compute::listing::Window;
use compute::network::elastic_address::{Filter, list};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::view::{Address, shown};
use super::{Eip, asks};
use crate::iam::project;
use crate::kec::errors::Error;
use crate::kec::field::{Filters, Ids};
use crate::kec::location::known_region;
use crate::page::{self, Numbered, next};
use crate::tag_filter::{self, TagPair};

/// Lists the addresses of the region, newest first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeAddresses {
    /// Only these.
    #[serde(default)]
    allocation_id: Ids,
    /// Only those of these projects.
    #[serde(default)]
    project_id: Ids,
    /// Filters `network-interface-id`, `instance-type`, `instance-id`, `internet-gateway-id`, `band-width-share-id`,
    /// `line-id`, `public-ip` and `state`.
    #[serde(default)]
    filter: Filters,
    /// Only those in this state: `associate` or `disassociate`.
    state: Option<State>,
    /// Version of the addresses: `ipv4`, the default, or `all`; there are no others.
    ip_version: Option<String>,
    /// Only those with a tag of each of these keys.
    #[serde(default)]
    tag_key: Ids,
    /// Only those with each of these tags.
    #[serde(default, rename = "TagKV")]
    tag_kv: Vec<TagPair>,
    /// Whether tags are shown; they always are.
    #[serde(rename = "IsContainTag")]
    _is_contain_tag: Option<bool>,
}

/// Whether anything has an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum State {
    Associate,
    Disassociate,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    #[serde(skip_serializing_if = "Option::is_none")]
    next_token: Option<String>,
    addresses_set: Vec<Address>,
}

/// The filters that there are.
const NAMES: [&str; 8] = [
    "network-interface-id",
    "instance-type",
    "instance-id",
    "internet-gateway-id",
    "band-width-share-id",
    "line-id",
    "public-ip",
    "state",
];

impl Operation for DescribeAddresses {
    const NAME: &'static str = "DescribeAddresses";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("AllocationId.1", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("MaxResults", "50")];
    type Service = Eip;
    type Input = With<Self, Numbered>;
    type Output = Output;

    fn checks(_: &Self::Input, caller: &Caller, call: &Call) -> Checks {
        Checks::only(asks("eip:DescribeAddresses", "*", caller, call))
    }

    fn handle(cx: &mut Cx<'_>, With(input, paging): Self::Input) -> Result<Output, Error> {
        input.filter.only(&NAMES)?;
        let region = Some(known_region(cx)?.id.clone());
        let none = input.ip_version.as_deref() == Some("ipv6");
        let ids = if none { Some(Vec::new()) } else { input.allocation_id.wanted() };
        let groups = input.project_id.wanted().map(|projects| project::groups_of(&projects));
        let tags = tag_filter::wanted(input.tag_key, input.tag_kv);
        let wanted = Filter { region, ids, addresses: input.filter.values("public-ip"), tags, ..Filter::default() };
        let mut found = list(cx.scope(), &wanted, Window::ALL)?.items;
        found.retain(|elastic| groups.as_ref().is_none_or(|groups| groups.contains(&elastic.resource_group)));
        let all = shown(cx, found)?;
        let state = |address: &Address| match input.state {
            None => true,
            Some(State::Associate) => address.is_held(),
            Some(State::Disassociate) => !address.is_held(),
        };
        let found: Vec<_> =
            all.into_iter().filter(|address| state(address) && input.filter.pass(|name| address.look(name))).collect();
        let window = paging.window();
        let part = page::cut(found, window);
        Ok(Output { next_token: next(&part, window), addresses_set: part.items })
    }
}
