//! `CreatePrefixList`

use compute::network::prefix_list::{New, create};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::SERVICE;
use super::text::{self, Entry};
use crate::ecs::checks::{one, with_tags};
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{ClientToken, RegionId, Required, Text};
use crate::ecs::{Ecs, location};
use crate::resource_group;
use crate::tag::{self as tags, Tag};

/// Creates a list of address blocks, which rules of security groups can name.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreatePrefixList {
    /// Region of the list.
    region_id: RegionId,
    /// Name, 2 to 128 characters.
    prefix_list_name: Required,
    /// Kind of its addresses: `IPv4` or `IPv6`.
    address_family: Required,
    /// How many blocks it may have, 1 to 200.
    max_entries: i64,
    /// Description, 2 to 256 characters.
    #[serde(default)]
    description: Text,
    /// Its blocks.
    #[serde(default)]
    entry: Vec<Entry>,
    /// Resource group.
    #[serde(default)]
    resource_group_id: Text,
    /// Up to 20 tags.
    #[serde(default)]
    tag: Vec<Tag>,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    prefix_list_id: String,
}

impl Operation for CreatePrefixList {
    const NAME: &'static str = "CreatePrefixList";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("PrefixListName", "office"),
        ("AddressFamily", "IPv4"),
        ("MaxEntries", "10"),
        ("Entry.1.Cidr", "10.0.0.0/8"),
    ];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        with_tags(one("ecs:CreatePrefixList", caller, call, "prefixlist", "*"), &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        if !(1..=200).contains(&input.max_entries) {
            return Err(Error::invalid("MaxEntries"));
        }
        let family = text::family(&input.address_family)?;
        let new = New {
            service: SERVICE.to_owned(),
            family,
            name: text::name(&input.prefix_list_name)?,
            description: text::description(input.description.get())?,
            max_entries: input.max_entries,
            entries: text::entries(family, &input.entry)?,
            resource_group: resource_group::of_resource(cx.scope(), input.resource_group_id.get())?,
            tags: tags::read(&input.tag)?,
        };
        let list = create(cx.scope(), &location::of(input.region_id.0), new)?;
        Ok(Output { prefix_list_id: list.id })
    }
}
