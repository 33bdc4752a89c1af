//! What carries tags.

use schemars::JsonSchema;
use serde::Deserialize;
use wire::Problem;

use super::UserPrincipalName;

/// Kinds of things that carry tags in this interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum ResourceType {
    /// Users.
    User,
}

/// Identifiers of users: up to 50.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "Vec<String>")]
pub(crate) struct ResourceIds(#[schemars(length(max = 50))] pub(crate) Vec<String>);

impl TryFrom<Vec<String>> for ResourceIds {
    type Error = Problem;

    fn try_from(ids: Vec<String>) -> Result<Self, Problem> {
        if ids.len() > 50 {
            return Err(Problem::Length);
        }
        let fits = ids.iter().all(|id| (1..=128).contains(&id.chars().count()));
        if fits { Ok(Self(ids)) } else { Err(Problem::Value) }
    }
}

/// Names of users with the domain of their account: up to 50.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "Vec<UserPrincipalName>")]
pub(crate) struct ResourcePrincipalNames(#[schemars(length(max = 50))] pub(crate) Vec<UserPrincipalName>);

impl TryFrom<Vec<UserPrincipalName>> for ResourcePrincipalNames {
    type Error = Problem;

    fn try_from(names: Vec<UserPrincipalName>) -> Result<Self, Problem> {
        if names.len() > 50 { Err(Problem::Length) } else { Ok(Self(names)) }
    }
}
