//! `ModifyPrefixList`

use compute::network::prefix_list::{Change, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::in_region;
use super::text::{self, Entry};
use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::errors::Result;
use crate::ecs::field::{RegionId, Required, Text};
use crate::ecs::view::Empty;

/// Changes the name, the description or the blocks of a prefix list.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyPrefixList {
    /// Region of the list.
    region_id: RegionId,
    /// List.
    prefix_list_id: Required,
    /// New name, 2 to 128 characters.
    #[serde(default)]
    prefix_list_name: Text,
    /// New description, 2 to 256 characters.
    #[serde(default)]
    description: Text,
    /// Blocks that are added; one that is there gets the new description.
    #[serde(default)]
    add_entry: Vec<Entry>,
    /// Blocks that are taken out.
    #[serde(default)]
    remove_entry: Vec<Entry>,
}

impl Operation for ModifyPrefixList {
    const NAME: &'static str = "ModifyPrefixList";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("PrefixListId", "pl-bp1j1k5ykzqlixdcya1b"),
        ("AddEntry.1.Cidr", "172.16.0.0/12"),
    ];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:ModifyPrefixList", caller, call, "prefixlist", &input.prefix_list_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let list = in_region(cx.scope(), &input.region_id.0.id, &input.prefix_list_id)?;
        let change = Change {
            name: input.prefix_list_name.get().map(text::name).transpose()?,
            description: input.description.get().map(|given| text::description(Some(given))).transpose()?,
            max_entries: None,
            add: text::entries(list.family, &input.add_entry)?,
            remove: text::entries(list.family, &input.remove_entry)?,
        };
        modify(cx.scope(), &list.id, change)?;
        Ok(Empty {})
    }
}
