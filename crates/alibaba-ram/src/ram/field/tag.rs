//! Tags, and the things that carry them.

use iam::Name;
use iam::tag::Subject;
use kernel::Tags;
use schemars::JsonSchema;
use serde::Deserialize;
use store::tag::Wanted;
use wire::{Check, Problem};

/// One tag of a call.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct Tag {
    /// Key: 1 to 128 characters, not beginning `aliyun` or `acs:`, without `http://` and `https://`.
    pub(crate) key: TagKey,
    /// Value: up to 256 characters, without `http://` and `https://`.
    #[serde(default)]
    pub(crate) value: TagValue,
}

/// Key of a tag.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct TagKey(pub(crate) String);

impl TryFrom<String> for TagKey {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        if !(1..=128).contains(&text.chars().count()) {
            return Err(Problem::Length);
        }
        let reserved = text.starts_with("aliyun") || text.starts_with("acs:");
        if reserved || has_url(&text) { Err(Problem::Value) } else { Ok(Self(text)) }
    }
}

/// Value of a tag.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct TagValue(pub(crate) String);

impl TryFrom<String> for TagValue {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        if text.chars().count() > 256 {
            return Err(Problem::Length);
        }
        if has_url(&text) { Err(Problem::Value) } else { Ok(Self(text)) }
    }
}

fn has_url(text: &str) -> bool {
    text.contains("http://") || text.contains("https://")
}

/// The tags of a call: up to 20.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "Vec<Tag>")]
pub(crate) struct TagList(#[schemars(length(max = 20))] pub(crate) Vec<Tag>);

impl TryFrom<Vec<Tag>> for TagList {
    type Error = Problem;

    fn try_from(tags: Vec<Tag>) -> Result<Self, Problem> {
        if tags.len() > 20 { Err(Problem::Length) } else { Ok(Self(tags)) }
    }
}

impl From<TagList> for Tags {
    fn from(list: TagList) -> Self {
        list.0.into_iter().map(|tag| (tag.key.0, tag.value.0)).collect()
    }
}

impl TagList {
    /// The tags as a filter: each key must be there, with its value where one is given.
    pub(crate) fn wanted(self) -> Vec<Wanted> {
        let wanted = |tag: Tag| Wanted { key: tag.key.0, value: Some(tag.value.0).filter(|value| !value.is_empty()) };
        self.0.into_iter().map(wanted).collect()
    }

    /// A question with the tags of the call as its condition keys.
    pub(crate) fn facts_of(&self, check: Check) -> Check {
        self.0
            .iter()
            .fold(check, |check, tag| check.fact(format!("acs:RequestTag/{}", tag.key.0), tag.value.0.as_str()))
    }
}

/// Kinds of things that carry tags.
///
/// The vendor's interface names roles and policies; users and groups are told apart here the same way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum ResourceType {
    /// Users.
    User,
    /// Groups.
    Group,
    /// Roles.
    Role,
    /// Policies of the account.
    Policy,
}

impl ResourceType {
    /// The word, as clients send it.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Group => "group",
            Self::Role => "role",
            Self::Policy => "policy",
        }
    }
}

impl From<ResourceType> for Subject {
    fn from(kind: ResourceType) -> Self {
        match kind {
            ResourceType::User => Self::User,
            ResourceType::Group => Self::Group,
            ResourceType::Role => Self::Role,
            ResourceType::Policy => Self::Policy,
        }
    }
}

/// Names of things that carry tags: up to 50.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "Vec<String>")]
pub(crate) struct ResourceNames(#[schemars(length(max = 50))] pub(crate) Vec<String>);

impl TryFrom<Vec<String>> for ResourceNames {
    type Error = Problem;

    fn try_from(names: Vec<String>) -> Result<Self, Problem> {
        if names.len() > 50 {
            return Err(Problem::Length);
        }
        let fits = names.iter().all(|name| (1..=128).contains(&name.chars().count()));
        if fits { Ok(Self(names)) } else { Err(Problem::Value) }
    }
}

impl ResourceNames {
    /// The names as the domain takes them.
    pub(crate) fn names(self) -> Vec<Name> {
        self.0.into_iter().map(Name::new).collect()
    }
}

/// Keys of tags: up to 20.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "Vec<String>")]
pub(crate) struct TagKeys(#[schemars(length(max = 20))] pub(crate) Vec<String>);

impl TryFrom<Vec<String>> for TagKeys {
    type Error = Problem;

    fn try_from(keys: Vec<String>) -> Result<Self, Problem> {
        if keys.len() > 20 { Err(Problem::Length) } else { Ok(Self(keys)) }
    }
}
