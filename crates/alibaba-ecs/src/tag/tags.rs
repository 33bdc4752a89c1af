//! Tags in calls and answers.

use std::collections::HashMap;

use compute::resource::RegionAndGroup;
use kernel::Tags;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::tag::{self, Wanted};
use wire::Scope;

use crate::ecs::{Error, Result, codes};
use crate::resource::Kind;

/// One tag of a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Tag {
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
            return Err(Error::of(codes::tag::VALUE_MALFORMED));
        }
        if tags.set(tag.key.as_str(), value).is_some() {
            return Err(Error::of(codes::tag::KEY_TWICE));
        }
    }
    Ok(tags)
}

/// Sets tags on resources of a region.
pub(crate) fn set(scope: &mut Scope<'_>, kind: &Kind, region: &str, ids: &[String], tags: &Tags) -> Result<()> {
    let Some(stored) = kind.stored else { return Err(not_there()) };
    let keys: Vec<_> = ids.iter().map(|id| stored.key_in(region, id)).collect();
    let ids: Vec<&str> = keys.iter().map(AsRef::as_ref).collect();
    let places = stored.regions_and_groups(scope, &ids)?;
    let present = tag::of_many(scope, stored.tagged, &ids)?;
    for id in &ids {
        check_region(&places, region, id)?;
        let present = present.get(*id);
        let fresh = tags.iter().filter(|(key, _)| present.and_then(|present| present.get(key)).is_none()).count();
        if present.map_or(0, Tags::len) + fresh > MOST_OF_RESOURCE {
            return Err(Error::of(codes::tag::TOO_MANY_OF_RESOURCE));
        }
    }
    Ok(tag::set_many(scope, stored.tagged, &ids, tags)?)
}

/// Removes the tags with these keys from resources of a region; all their tags where there are no keys.
pub(crate) fn unset(scope: &mut Scope<'_>, kind: &Kind, region: &str, ids: &[String], keys: &[String]) -> Result<()> {
    let Some(stored) = kind.stored else { return Err(not_there()) };
    let names: Vec<_> = ids.iter().map(|id| stored.key_in(region, id)).collect();
    let ids: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    let places = stored.regions_and_groups(scope, &ids)?;
    ids.iter().try_for_each(|id| check_region(&places, region, id))?;
    let tagged = stored.tagged;
    let done =
        if keys.is_empty() { tag::clear_many(scope, tagged, &ids) } else { tag::unset_many(scope, tagged, &ids, keys) };
    Ok(done?)
}

/// Refuses a resource that is not in the region.
fn check_region(places: &HashMap<String, RegionAndGroup>, region: &str, id: &str) -> Result<()> {
    if places.get(id).is_some_and(|place| place.region == region) { Ok(()) } else { Err(not_there()) }
}

fn not_there() -> Error {
    Error::of(codes::tag::RESOURCE_NOT_FOUND)
}

/// The tags that a list is narrowed to. A tag without a value means the key with any value.
pub(crate) fn filter(list: &[Tag]) -> Result<Vec<Wanted>> {
    if list.len() > MOST {
        return Err(Error::of(codes::tag::TOO_MANY_WANTED));
    }
    if list.iter().any(|tag| tag.key.is_empty()) {
        return Err(Error::of(codes::tag::NO_KEY));
    }
    let wanted =
        |tag: &Tag| Wanted { key: tag.key.clone(), value: tag.value.clone().filter(|value| !value.is_empty()) };
    Ok(list.iter().map(wanted).collect())
}

/// Refuses a key that the service keeps for itself or that is too long.
pub(crate) fn check_key(key: &str) -> Result<()> {
    let reserved = key.starts_with("aliyun") || key.starts_with("acs:") || has_url(key);
    if reserved || !(1..=128).contains(&key.chars().count()) {
        return Err(Error::of(codes::tag::KEY_MALFORMED));
    }
    Ok(())
}

/// More tags than a call may have.
pub(crate) fn too_many() -> Error {
    Error::of(codes::tag::TOO_MANY)
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
