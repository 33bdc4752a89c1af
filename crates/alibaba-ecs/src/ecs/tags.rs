//! Tags in calls and answers.

use std::collections::HashMap;

use kernel::Tags;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::tag::{self, Wanted};
use wire::Scope;

use super::errors::{Error, Result};

/// One tag of a call.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct Tag {
    /// Key: 1 to 128 characters, not beginning `aliyun` or `acs:`, without `http://` and `https://`.
    // Older clients write small letters.
    #[serde(default, alias = "key")]
    pub(crate) key: String,
    /// Value: up to 128 characters, without `http://` and `https://`; may be empty.
    #[serde(default, alias = "value")]
    pub(crate) value: Option<String>,
}

/// How many tags a call may have.
pub(crate) const MOST: usize = 20;

/// How many tags a resource may have.
const MOST_OF_RESOURCE: usize = 20;

/// The tags that a call gives to what it makes or changes.
pub(crate) fn read(list: &[Tag]) -> Result<Tags> {
    if list.len() > MOST {
        return Err(too_many());
    }
    let mut tags = Tags::default();
    for tag in list {
        let value = tag.value.clone().unwrap_or_default();
        check_key(&tag.key)?;
        if value.chars().count() > 128 || value.starts_with("acs:") || has_url(&value) {
            return Err(Error::new(400, "InvalidTagValue.Malformed", "The specified Tag.n.Value is not valid."));
        }
        if tags.set(tag.key.as_str(), value).is_some() {
            return Err(Error::new(400, "Duplicate.TagKey", "The Tag.N.Key contain duplicate key."));
        }
    }
    Ok(tags)
}

/// Sets tags on resources of a region. `kind` is what their tags are kept under; there is nothing of a kind without.
pub(crate) fn set(
    scope: &mut Scope<'_>,
    kind: Option<&'static str>,
    region: &str,
    ids: &[String],
    tags: &Tags,
) -> Result<()> {
    let Some(kind) = kind else { return Err(not_there()) };
    let ids: Vec<_> = ids.iter().map(String::as_str).collect();
    let regions = compute::tagged::regions(scope, kind, &ids)?;
    let present = tag::of_many(scope, kind, &ids)?;
    for id in &ids {
        check_region(&regions, region, id)?;
        let present = present.get(*id);
        let fresh = tags.iter().filter(|(key, _)| present.and_then(|present| present.get(key)).is_none()).count();
        if present.map_or(0, Tags::len) + fresh > MOST_OF_RESOURCE {
            let text = "The quota of tags on resource is beyond permitted range.";
            return Err(Error::new(403, "QuotaExceed.Tags", text));
        }
    }
    Ok(tag::set_many(scope, kind, &ids, tags)?)
}

/// Removes the tags with these keys from resources of a region; all their tags where there are no keys.
pub(crate) fn unset(
    scope: &mut Scope<'_>,
    kind: Option<&'static str>,
    region: &str,
    ids: &[String],
    keys: &[String],
) -> Result<()> {
    let Some(kind) = kind else { return Err(not_there()) };
    let ids: Vec<_> = ids.iter().map(String::as_str).collect();
    let regions = compute::tagged::regions(scope, kind, &ids)?;
    ids.iter().try_for_each(|id| check_region(&regions, region, id))?;
    let done =
        if keys.is_empty() { tag::clear_many(scope, kind, &ids) } else { tag::unset_many(scope, kind, &ids, keys) };
    Ok(done?)
}

/// Refuses a resource that is not in the region.
fn check_region(regions: &HashMap<String, String>, region: &str, id: &str) -> Result<()> {
    if regions.get(id).is_some_and(|found| found == region) { Ok(()) } else { Err(not_there()) }
}

fn not_there() -> Error {
    Error::new(404, "InvalidResourceId.NotFound", "The specified ResourceIds are not found in our records.")
}

/// The tags that a list is narrowed to. A tag without a value means the key with any value.
pub(crate) fn filter(list: &[Tag]) -> Result<Vec<Wanted>> {
    if list.len() > MOST {
        return Err(Error::new(400, "InvalidTagCount", "The specified tags are beyond the permitted range."));
    }
    if list.iter().any(|tag| tag.key.is_empty()) {
        let text = "The specified Tag.n.Key and Tag.n.Value are not match.";
        return Err(Error::new(400, "InvalidTag.Mismatch", text));
    }
    let wanted =
        |tag: &Tag| Wanted { key: tag.key.clone(), value: tag.value.clone().filter(|value| !value.is_empty()) };
    Ok(list.iter().map(wanted).collect())
}

/// Refuses a key that the service keeps for itself or that is too long.
pub(crate) fn check_key(key: &str) -> Result<()> {
    let reserved = key.starts_with("aliyun") || key.starts_with("acs:") || has_url(key);
    if reserved || !(1..=128).contains(&key.chars().count()) {
        return Err(Error::new(400, "InvalidTagKey.Malformed", "The specified Tag.n.Key is not valid."));
    }
    Ok(())
}

/// More tags than a call may have.
pub(crate) fn too_many() -> Error {
    Error::new(400, "NumberExceed.Tags", "The Tags parameter's number is exceed , Valid : 20")
}

fn has_url(text: &str) -> bool {
    text.contains("http://") || text.contains("https://")
}

/// Tags in an answer of ECS; the list is there even when it is empty.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct TagsView {
    tag: Vec<TagView>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct TagView {
    tag_key: String,
    tag_value: String,
}

impl From<Option<&Tags>> for TagsView {
    fn from(tags: Option<&Tags>) -> Self {
        tags.map_or_else(|| Self { tag: Vec::new() }, Self::from)
    }
}

impl From<&Tags> for TagsView {
    fn from(tags: &Tags) -> Self {
        let tag = |(key, value): (&str, &str)| TagView { tag_key: key.to_owned(), tag_value: value.to_owned() };
        Self { tag: tags.iter().map(tag).collect() }
    }
}
