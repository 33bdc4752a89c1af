//! `ListSecrets`

use std::collections::HashMap;

use alibaba_core::list::{Listed, Page, Place};
use kernel::{Tags, time};
use kms::secret::{Filter, Secret, TAGGED, list};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_with::skip_serializing_none;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::{GENERIC, tag_views};
use crate::errors::{Error, Result};
use crate::field::Text;
use crate::page::Pages;
use crate::{Kms, place};

/// How many filters a call may have, and how many values each.
const MOST: usize = 10;

/// Lists the secrets of the region, newest first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListSecrets {
    /// Whether their tags are shown: `true` or `false`.
    #[serde(default)]
    fetch_tags: Text,
    /// Up to 10 filters, as a JSON array. Of one attribute any value counts, of several each.
    #[serde(default)]
    filters: Vec<Wanted>,
}

/// What an attribute of the secrets may be.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Wanted {
    /// Attribute: `SecretName`, of which the value is the beginning, `Description`, of which it is a part, `TagKey`,
    /// `TagValue`, `SecretType`, `Creator` or `DKMSInstanceId`.
    key: String,
    /// Up to 10 values.
    #[serde(default)]
    values: Vec<String>,
}

/// A secret in the list.
#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Item {
    secret_name: String,
    secret_type: &'static str,
    create_time: String,
    update_time: String,
    planned_delete_time: Option<String>,
    tags: Option<Value>,
}

impl Listed for Item {
    const LIST: &'static str = "SecretList";
    const ITEM: &'static str = "Secret";
}

impl Operation for ListSecrets {
    const NAME: &'static str = "ListSecrets";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("FetchTags", "true"), ("Filters", r#"[{"Key":"SecretName","Values":["orders/"]}]"#)];
    type Service = Kms;
    type Input = With<Self, Pages>;
    type Output = Page<Item, Place>;

    fn checks(_: &Self::Input, caller: &Caller, call: &Call) -> Checks {
        Checks::of("kms:ListSecrets", place::all(caller, call, "secret"))
    }

    fn handle(cx: &mut Cx<'_>, With(input, pages): Self::Input) -> Result<Self::Output> {
        let with_tags = input.fetch_tags.truth("FetchTags")?;
        let account = cx.caller().account();
        let filter = filter(place::region(cx.call()), account, &input.filters)?;
        let found = list(cx.scope(), &filter, pages.wanted())?;
        let places: Vec<&str> = found.items.iter().map(|secret| secret.place.as_str()).collect();
        let tags = if with_tags { store::tag::of_many(cx.scope(), TAGGED, &places)? } else { HashMap::new() };
        let none = Tags::default();
        let shown = |place: &str| with_tags.then(|| tag_views(tags.get(place).unwrap_or(&none)));
        let item = |secret: Secret| Item {
            tags: shown(&secret.place),
            secret_name: secret.name,
            secret_type: GENERIC,
            create_time: time::seconds(secret.created_at),
            update_time: time::seconds(secret.updated_at),
            planned_delete_time: secret.delete_at.map(time::seconds),
        };
        Ok(pages.answer(found, item))
    }
}

fn filter(region: &str, account: &str, filters: &[Wanted]) -> Result<Filter> {
    let mut filter = Filter { region: region.to_owned(), ..Filter::default() };
    if filters.len() > MOST || filters.iter().any(|wanted| wanted.values.len() > MOST) {
        return Err(Error::invalid("Filters"));
    }
    let mut nothing = false;
    for Wanted { key, values } in filters {
        let has = |value: &str| values.iter().any(|wanted| wanted == value);
        let add = |texts: &mut Option<Vec<String>>| texts.get_or_insert_default().extend(values.iter().cloned());
        match key.as_str() {
            "SecretName" => add(&mut filter.names),
            "Description" => add(&mut filter.descriptions),
            "TagKey" => add(&mut filter.tags.keys),
            "TagValue" => add(&mut filter.tags.values),
            "SecretType" => nothing |= !has(GENERIC),
            "Creator" => nothing |= !has(account),
            // No secret lies in an instance.
            "DKMSInstanceId" => nothing = true,
            _ => return Err(Error::invalid("Filters")),
        }
    }
    if nothing {
        filter.names = Some(Vec::new());
    }
    Ok(filter)
}
