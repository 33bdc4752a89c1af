//! Tags of keys and secrets: three operations on several of them, and three older ones on one.

mod list_resource_tags;
mod list_tag_resources;
mod one;
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
use kms::key::{self, Key};
use kms::secret;
use schemars::JsonSchema;
use serde::Deserialize;
use store::{Scope, tag};
use sts::Caller;
use wire::{Check, Checks};

use crate::errors::{Error, Result};
use crate::field::Required;
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

/// The keys or secrets of a call.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[schemars(description = "")]
pub struct Resources {
    /// Region of the resources.
    region_id: Required,
    /// Kind of the resources: `key` or `secret`.
    resource_type: Required,
    /// Up to 50 keys or secrets.
    #[serde(default)]
    resource_id: Vec<String>,
}

/// What kind of resource tags are on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Keys.
    Key,
    /// Secrets.
    Secret,
}

impl Kind {
    /// Under which word its tags are kept.
    pub(crate) fn tagged(self) -> &'static str {
        match self {
            Self::Key => key::TAGGED,
            Self::Secret => secret::TAGGED,
        }
    }

    /// The vendor's word.
    fn word(self) -> &'static str {
        match self {
            Self::Key => "key",
            Self::Secret => "secret",
        }
    }

    /// Under what a thing of a region is kept.
    fn place(self, region: &str, id: &str) -> String {
        match self {
            Self::Key => id.to_owned(),
            Self::Secret => secret::place(region, id),
        }
    }
}

impl Resources {
    /// Asks about each of them, or about all where none is named.
    fn checks(&self, action: &'static str, caller: &Caller) -> Checks {
        let about = |id: &str| {
            let region = &self.region_id;
            let name = match self.kind() {
                Ok(Kind::Secret) => place::secret_arn(region, caller.account(), id),
                _ => place::key_arn(region, caller.account(), id),
            };
            Check::new(action, name)
        };
        let mut checks = self.resource_id.iter().map(|id| about(id));
        match checks.next() {
            Some(first) => Checks::only(first).and_all(checks),
            None => Checks::only(about("*")),
        }
    }

    /// Their kind.
    fn kind(&self) -> Result<Kind> {
        match self.resource_type.to_ascii_lowercase().as_str() {
            "key" => Ok(Kind::Key),
            "secret" => Ok(Kind::Secret),
            _ => Err(Error::invalid("ResourceType")),
        }
    }

    /// Under what they are kept. Too many are refused.
    fn places(&self) -> Result<(Kind, Vec<String>)> {
        let kind = self.kind()?;
        if self.resource_id.len() > MOST_RESOURCES {
            return Err(Error::invalid("ResourceId"));
        }
        Ok((kind, self.resource_id.iter().map(|id| kind.place(&self.region_id, id)).collect()))
    }

    /// Under what they are kept, all of which must be there.
    fn present(&self, scope: &mut Scope<'_>) -> Result<(Kind, Vec<String>)> {
        let (kind, places) = self.places()?;
        if places.is_empty() {
            return Err(Error::missing("ResourceId"));
        }
        let sought: Vec<&str> = places.iter().map(String::as_str).collect();
        let found: Vec<String> = match kind {
            Kind::Key => {
                let here = key::find_many(scope, &sought)?.into_iter().filter(|key| key.region == *self.region_id);
                here.map(|key| key.id).collect()
            }
            Kind::Secret => secret::find_many(scope, &sought)?.into_iter().map(|secret| secret.place).collect(),
        };
        match places.iter().find(|place| !found.contains(place)) {
            None => Ok((kind, places)),
            Some(place) if kind == Kind::Key => Err(Error::Domain(kms::Error::no_key(place))),
            Some(_) => Err(Error::no_resource()),
        }
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

/// Sets tags on what is kept under these names, none of which may have too many then.
fn set(scope: &mut Scope<'_>, kind: Kind, places: &[String], tags: &Tags) -> Result<()> {
    let places: Vec<&str> = places.iter().map(String::as_str).collect();
    let present = tag::of_many(scope, kind.tagged(), &places)?;
    for place in &places {
        let present = present.get(*place);
        let fresh = tags.iter().filter(|(key, _)| present.and_then(|present| present.get(key)).is_none()).count();
        if present.map_or(0, Tags::len) + fresh > MOST {
            return Err(Error::Domain(kms::Error::TooMany { what: "tags" }));
        }
    }
    Ok(tag::set_many(scope, kind.tagged(), &places, tags)?)
}

/// The tags of one key.
fn of(scope: &mut Scope<'_>, key: &Key) -> Result<Tags> {
    Ok(tag::of(scope, key::TAGGED, &key.id)?)
}
