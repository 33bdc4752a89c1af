//! Tags of keys: three operations on several keys, and three older ones on one key.

mod list_resource_tags;
mod list_tag_resources;
mod tag_resource;
mod tag_resources;
mod untag_resource;
mod untag_resources;

pub use list_resource_tags::ListResourceTags;
pub use list_tag_resources::ListTagResources;
pub use tag_resource::TagResource;
pub use tag_resources::TagResources;
pub use untag_resource::UntagResource;
pub use untag_resources::UntagResources;

use kernel::Tags;
use kms::key::{self, Key, TAGGED};
use schemars::JsonSchema;
use serde::Deserialize;
use store::{Scope, tag};
use sts::Caller;
use wire::{Check, Checks};

use crate::errors::{Error, Result};
use crate::field::{Required, Text};
use crate::place;

/// How many tags a call may have, and a key.
const MOST: usize = 20;

/// How many keys a call may name.
const MOST_RESOURCES: usize = 50;

/// One tag, as older operations write it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Pair {
    /// Key: 1 to 128 characters, not beginning `aliyun` or `acs:`.
    #[serde(rename = "TagKey")]
    pub(crate) key: String,
    /// Value: up to 128 characters; may be empty.
    #[serde(rename = "TagValue", default)]
    pub(crate) value: String,
}

/// One tag.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Tag {
    /// Key: 1 to 128 characters, not beginning `aliyun` or `acs:`.
    key: String,
    /// Value: up to 128 characters; may be empty.
    #[serde(default)]
    value: String,
}

impl From<Tag> for Pair {
    fn from(tag: Tag) -> Self {
        Self { key: tag.key, value: tag.value }
    }
}

/// The keys of a call.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[schemars(description = "")]
pub struct Resources {
    /// Region of the keys.
    region_id: Required,
    /// Kind of the resources: `key`.
    resource_type: Required,
    /// Up to 50 keys.
    #[serde(default)]
    resource_id: Vec<String>,
}

impl Resources {
    /// Asks about each of them, or about all where none is named.
    fn checks(&self, action: &'static str, caller: &Caller) -> Checks {
        let about = |id: &str| Check::new(action, place::key_arn(&self.region_id, caller.account(), id));
        let mut checks = self.resource_id.iter().map(|id| about(id));
        match checks.next() {
            Some(first) => Checks::only(first).and_all(checks),
            None => Checks::only(about("*")),
        }
    }

    /// Refuses other kinds of resources and too many keys.
    fn check(&self) -> Result<()> {
        if !self.resource_type.eq_ignore_ascii_case("key") {
            return Err(Error::invalid("ResourceType"));
        }
        if self.resource_id.len() > MOST_RESOURCES { Err(Error::invalid("ResourceId")) } else { Ok(()) }
    }

    /// The keys, all of which must be there.
    fn present(&self, scope: &mut Scope<'_>) -> Result<Vec<&str>> {
        self.check()?;
        if self.resource_id.is_empty() {
            return Err(Error::missing("ResourceId"));
        }
        let ids: Vec<&str> = self.resource_id.iter().map(String::as_str).collect();
        let found = key::find_many(scope, &ids)?;
        for id in &ids {
            if !found.iter().any(|key| key.id == *id && key.region == *self.region_id) {
                return Err(Error::Domain(kms::Error::no_key(*id)));
            }
        }
        Ok(ids)
    }
}

/// The tags that a call gives; `name` is the parameter that holds them.
pub(crate) fn read(list: &[Pair], name: &str) -> Result<Tags> {
    if list.len() > MOST {
        return Err(Error::invalid(name));
    }
    let mut tags = Tags::default();
    for Pair { key, value } in list {
        let reserved = key.starts_with("aliyun") || key.starts_with("acs:");
        if reserved || !(1..=128).contains(&key.chars().count()) || value.chars().count() > 128 {
            return Err(Error::invalid(name));
        }
        if tags.set(key.as_str(), value.as_str()).is_some() {
            return Err(Error::invalid(name));
        }
    }
    Ok(tags)
}

/// Sets tags on keys, none of which may have too many then.
fn set(scope: &mut Scope<'_>, ids: &[&str], tags: &Tags) -> Result<()> {
    let present = tag::of_many(scope, TAGGED, ids)?;
    for id in ids {
        let present = present.get(*id);
        let fresh = tags.iter().filter(|(key, _)| present.and_then(|present| present.get(key)).is_none()).count();
        if present.map_or(0, Tags::len) + fresh > MOST {
            return Err(Error::Domain(kms::Error::TooMany { what: "tags" }));
        }
    }
    Ok(tag::set_many(scope, TAGGED, ids, tags)?)
}

/// Why nothing is found where no key is named: a secret or a certificate is, of which the sandbox has none, or nothing.
fn only_keys(others: [&Text; 2]) -> Result<()> {
    let named = others.iter().any(|other| other.get().is_some());
    Err(if named { Error::no_resource() } else { Error::missing("KeyId") })
}

/// The tags of one key.
fn of(scope: &mut Scope<'_>, key: &Key) -> Result<Tags> {
    Ok(tag::of(scope, TAGGED, &key.id)?)
}
