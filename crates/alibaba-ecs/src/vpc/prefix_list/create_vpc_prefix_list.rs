//! `CreateVpcPrefixList`

use compute::network::prefix_list::{Family, New, create};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{Done, Entry, SERVICE, entries, max_entries};
use crate::ecs::checks::{one, with_tags};
use crate::ecs::field::{ClientToken, RegionId, Text};
use crate::ecs::{Error, Result, location};
use crate::resource_group;
use crate::tag::{self as tags, Tag};
use crate::vpc::Vpc;
use crate::vpc::codes;
use crate::vpc::text::text;
use crate::vpc::view::group;

/// Creates a list of address blocks.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateVpcPrefixList {
    /// Region of the list.
    region_id: RegionId,
    /// Name, 1 to 128 characters.
    #[serde(default)]
    prefix_list_name: Text,
    /// Description, 1 to 256 characters.
    #[serde(default)]
    prefix_list_description: Text,
    /// Kind of its addresses: `IPV4` (default) or `IPV6`; `IPv4` and `IPv6` as well, as pages have both.
    #[serde(default)]
    ip_version: Text,
    /// How many blocks it may have, 1 to 200; 50 by default.
    max_entries: Option<i64>,
    /// Its blocks.
    #[serde(default)]
    prefix_list_entries: Vec<Entry>,
    /// Resource group.
    #[serde(default)]
    resource_group_id: Text,
    /// Up to 20 tags.
    #[serde(default)]
    tag: Vec<Tag>,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
    /// Whether everything is checked and nothing made.
    #[serde(default)]
    dry_run: bool,
}

impl Operation for CreateVpcPrefixList {
    const NAME: &'static str = "CreateVpcPrefixList";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("PrefixListName", "office"), ("PrefixListEntries.1.Cidr", "192.168.0.0/16")];
    type Service = Vpc;
    type Input = Self;
    type Output = Done;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        with_tags(one("vpc:CreateVpcPrefixList", caller, call, "prefixlist", "*"), &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Done> {
        let family = match input.ip_version.get() {
            None | Some("IPV4" | "IPv4") => Family::V4,
            Some("IPV6" | "IPv6") => Family::V6,
            Some(_) => return Err(Error::invalid("IpVersion")),
        };
        let named = resource_group::of_resource(cx.scope(), input.resource_group_id.get())?;
        let new = New {
            service: SERVICE.to_owned(),
            family,
            name: text(input.prefix_list_name.get(), 128, codes::PREFIX_LIST_NAME_MALFORMED)?,
            description: text(input.prefix_list_description.get(), 256, codes::PREFIX_LIST_DESCRIPTION_MALFORMED)?,
            max_entries: max_entries(input.max_entries.unwrap_or(50))?,
            entries: entries(family, &input.prefix_list_entries)?,
            resource_group: group(cx.scope(), named),
            tags: tags::read(&input.tag)?,
        };
        let list = create(cx.scope(), &location::of(input.region_id.0), new)?;
        if input.dry_run { Err(Error::dry_run()) } else { Ok(list.into()) }
    }
}
