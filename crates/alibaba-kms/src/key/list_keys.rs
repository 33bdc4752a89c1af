//! `ListKeys`

use alibaba_core::list::{Listed, Page, Place};
use kms::key::{AsListed, Filter, list};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::words::{SPECS, STATES, USAGES, meaning};
use crate::Kms;
use crate::errors::{Error, Result};
use crate::page::Pages;
use crate::place::{self, key_arn};

/// How many filters a call may have, and how many values each.
const MOST: usize = 10;

/// Lists the keys of the region, newest first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListKeys {
    /// Up to 10 filters, as a JSON array. Of one attribute any value counts, of several each.
    #[serde(default)]
    filters: Vec<Wanted>,
}

/// What an attribute of the keys may be.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Wanted {
    /// Attribute: `KeyState`, `KeySpec`, `KeyUsage`, `ProtectionLevel`, `CreatorType`, `AliasName` or `DKMSInstanceId`.
    key: String,
    /// Up to 10 values.
    #[serde(default)]
    values: Vec<String>,
}

/// A key in the list.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Item {
    key_id: String,
    key_arn: String,
}

impl Listed for Item {
    const LIST: &'static str = "Keys";
    const ITEM: &'static str = "Key";
}

impl Operation for ListKeys {
    const NAME: &'static str = "ListKeys";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("PageSize", "50"), ("Filters", r#"[{"Key":"KeyState","Values":["Enabled","Disabled"]}]"#)];
    type Service = Kms;
    type Input = With<Self, Pages>;
    type Output = Page<Item, Place>;

    fn checks(_: &Self::Input, caller: &Caller, call: &Call) -> Checks {
        Checks::of("kms:ListKeys", place::all(caller, call, "key"))
    }

    fn handle(cx: &mut Cx<'_>, With(input, pages): Self::Input) -> Result<Self::Output> {
        let filter = filter(place::region(cx.call()), &input.filters)?;
        let found = list(cx.scope(), &filter, pages.wanted())?;
        let account = cx.caller().account();
        let item = |key: AsListed| Item { key_arn: key_arn(&key.region, account, &key.id), key_id: key.id };
        Ok(pages.answer(found, item))
    }
}

fn filter(region: &str, filters: &[Wanted]) -> Result<Filter> {
    let wrong = || Error::invalid("Filters");
    let mut filter = Filter { region: region.to_owned(), ..Filter::default() };
    if filters.len() > MOST || filters.iter().any(|wanted| wanted.values.len() > MOST) {
        return Err(wrong());
    }
    let mut nothing = false;
    for Wanted { key, values } in filters {
        match key.as_str() {
            "KeyState" => {
                // Material cannot be brought along, so no key waits for it.
                let waits = |value: &&String| *value != "PendingImport";
                add(&mut filter.states, values.iter().filter(waits).map(|value| meaning(&STATES, value)))?;
            }
            // Of specifications that no key here has, none is found.
            "KeySpec" => {
                let known = values.iter().filter_map(|value| meaning(&SPECS, value));
                add(&mut filter.specs, known.map(Some))?;
            }
            "KeyUsage" => add(&mut filter.usages, values.iter().map(|value| meaning(&USAGES, value)))?,
            "ProtectionLevel" => add(&mut filter.protection_levels, values.iter().cloned().map(Some))?,
            "CreatorType" => add(
                &mut filter.of_service,
                values.iter().map(|value| match value.as_str() {
                    "User" => Some(false),
                    "Service" => Some(true),
                    _ => None,
                }),
            )?,
            "AliasName" => add(&mut filter.aliases, values.iter().map(|value| Some(alias(value))))?,
            // No key lies in an instance.
            "DKMSInstanceId" => nothing = true,
            _ => return Err(wrong()),
        }
    }
    if nothing {
        filter.states = Some(Vec::new());
    }
    Ok(filter)
}

/// Adds values to those of which one counts; an unknown one is refused.
fn add<T>(values: &mut Option<Vec<T>>, more: impl IntoIterator<Item = Option<T>>) -> Result<()> {
    let more: Option<Vec<T>> = more.into_iter().collect();
    values.get_or_insert_default().extend(more.ok_or_else(|| Error::invalid("Filters"))?);
    Ok(())
}

/// An alias, which a filter may name without what all of them begin with.
fn alias(name: &str) -> String {
    if name.starts_with("alias/") { name.to_owned() } else { format!("alias/{name}") }
}
