//! `ModifyVpcPrefixList`

use compute::network::prefix_list::{Change, modify};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{Entry, entries, in_region, max_entries};
use crate::ecs::checks::one;
use crate::ecs::field::{ClientToken, RegionId, Required};
use crate::ecs::{Error, Result};
use crate::vpc::Vpc;
use crate::vpc::codes;
use crate::vpc::text::changed;

/// Changes the name, the description or the blocks of a prefix list, or how many it may have.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyVpcPrefixList {
    /// Region of the list.
    region_id: RegionId,
    /// List.
    prefix_list_id: Required,
    /// New name, up to 128 characters; an empty one removes the name.
    prefix_list_name: Option<String>,
    /// New description, up to 256 characters; an empty one removes the description.
    prefix_list_description: Option<String>,
    /// How many blocks it may have, 1 to 200.
    max_entries: Option<i64>,
    /// Blocks that are added; one that is there gets the new description.
    #[serde(default)]
    add_prefix_list_entry: Vec<Entry>,
    /// Blocks that are taken out.
    #[serde(default)]
    remove_prefix_list_entry: Vec<Entry>,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
}

/// Which list it is.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    prefix_list_id: String,
}

impl Operation for ModifyVpcPrefixList {
    const NAME: &'static str = "ModifyVpcPrefixList";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("PrefixListId", "pl-bp1j1k5ykzqlixdcya1b"),
        ("AddPrefixListEntry.1.Cidr", "172.16.0.0/12"),
    ];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:ModifyVpcPrefixList", caller, call, "prefixlist", &input.prefix_list_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let list = in_region(cx.scope(), &input.region_id.0.id, &input.prefix_list_id)?;
        let description = input.prefix_list_description.as_deref();
        let change = Change {
            name: changed(input.prefix_list_name.as_deref(), 128, codes::PREFIX_LIST_NAME_MALFORMED)?,
            description: changed(description, 256, codes::PREFIX_LIST_DESCRIPTION_MALFORMED)?,
            max_entries: input.max_entries.map(max_entries).transpose()?,
            add: entries(list.family, &input.add_prefix_list_entry)?,
            remove: entries(list.family, &input.remove_prefix_list_entry)?,
        };
        let list = modify(cx.scope(), &list.id, change)?;
        if input.dry_run { Err(Error::dry_run()) } else { Ok(Output { prefix_list_id: list.id }) }
    }
}
