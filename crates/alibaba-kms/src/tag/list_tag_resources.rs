//! `ListTagResources`

use alibaba_core::list::{List, Listed};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kms::{key, secret};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::tag::{Tagged, Wanted};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::{Kind, MOST, Resources, Tag};
use crate::Kms;
use crate::errors::{Error, Result};
use crate::field::Text;

/// How many tags a part has.
const LIMIT: i64 = 50;

/// Lists the tags of keys or secrets; of all in the region where none is named.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListTagResources {
    /// Up to 20 tags, all of which they have. One without a value means any value.
    #[serde(default)]
    tag: Vec<Tag>,
    /// Where the part begins.
    #[serde(default)]
    next_token: Text,
}

/// A part of the list.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    #[serde(flatten)]
    list: List<Item>,
    next_token: String,
}

/// A tag of a key or a secret.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Item {
    resource_type: &'static str,
    resource_id: String,
    tag_key: String,
    tag_value: String,
}

impl Listed for Item {
    const LIST: &'static str = "TagResources";
    const ITEM: &'static str = "TagResource";
}

impl Operation for ListTagResources {
    const NAME: &'static str = "ListTagResources";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("ResourceType", "key"), ("ResourceId.1", "key-bp1abcdefghijklmnopqr")];
    type Service = Kms;
    type Input = With<Resources, Self>;
    type Output = Output;

    fn checks(With(resources, _): &Self::Input, caller: &Caller, _: &Call) -> Checks {
        resources.checks("kms:ListTagResources", caller)
    }

    fn handle(cx: &mut Cx<'_>, With(resources, input): Self::Input) -> Result<Output> {
        let (kind, places) = resources.places()?;
        if input.tag.len() > MOST {
            return Err(Error::invalid("Tag"));
        }
        let wanted = |tag: Tag| Wanted { key: tag.key, value: Some(tag.value).filter(|value| !value.is_empty()) };
        let wanted: Vec<_> = input.tag.into_iter().map(wanted).collect();
        let skip = input.next_token.get().map_or(Ok(0), skipped)?;
        // One more tells whether there is another part.
        let (region, part) = (&*resources.region_id, (skip, LIMIT + 1));
        let mut found = match kind {
            Kind::Key => key::tags(cx.scope(), region, &places, &wanted, part)?,
            Kind::Secret => secret::tags(cx.scope(), region, &places, &wanted, part)?,
        };
        let shown = usize::try_from(LIMIT).unwrap_or(usize::MAX);
        let next = (found.len() > shown).then(|| skip.saturating_add(LIMIT));
        found.truncate(shown);
        let item = |tag: Tagged| Item {
            resource_type: kind.word(),
            resource_id: match kind {
                Kind::Key => tag.resource,
                Kind::Secret => tag.resource.split_once('/').map_or_else(String::new, |(_, name)| name.to_owned()),
            },
            tag_key: tag.tag_key,
            tag_value: tag.tag_value,
        };
        let next_token = next.map(|next| URL_SAFE_NO_PAD.encode(next.to_string())).unwrap_or_default();
        Ok(Output { list: found.into_iter().map(item).collect(), next_token })
    }
}

/// How many tags stand before the part that begins at a token.
fn skipped(token: &str) -> Result<i64> {
    let bytes = URL_SAFE_NO_PAD.decode(token).ok();
    let number = bytes.and_then(|bytes| std::str::from_utf8(&bytes).ok()?.parse().ok());
    number.filter(|number| *number >= 0).ok_or_else(|| Error::invalid("NextToken"))
}
