//! Tags of resource groups.

mod list_tag_resources;
mod tag_resources;
mod untag_resources;

pub use list_tag_resources::ListTagResources;
pub use tag_resources::TagResources;
pub use untag_resources::UntagResources;

use alibaba_core::resource_group::exists;
use schemars::JsonSchema;
use serde::Deserialize;
use store::Scope;
use sts::Caller;
use wire::{Check, Checks, Problem};

use super::resource_group::arn_of;

/// The kind of resources that carry tags.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
#[schemars(with = "String")]
struct ResourceType;

impl TryFrom<String> for ResourceType {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        if text.eq_ignore_ascii_case("resourcegroup") { Ok(Self) } else { Err(Problem::Value) }
    }
}

/// Identifiers of resource groups: up to 50.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "Vec<String>")]
struct ResourceIds(#[schemars(length(max = 50))] Vec<String>);

impl TryFrom<Vec<String>> for ResourceIds {
    type Error = Problem;

    fn try_from(ids: Vec<String>) -> Result<Self, Problem> {
        if ids.len() > 50 { Err(Problem::Length) } else { Ok(Self(ids)) }
    }
}

impl ResourceIds {
    /// One question for each group; one about all groups when none is named.
    fn checks(&self, operation: &str, caller: &Caller, ask: impl Fn(Check) -> Check) -> Checks {
        let check = |id: &str| ask(Check::new(format!("resourcemanager:{operation}"), arn_of(caller.account(), id)));
        let mut checks = self.0.iter().map(|id| check(id));
        let first = checks.next().unwrap_or_else(|| check("*"));
        Checks::only(first).and_all(checks)
    }

    /// The identifiers, when each is that of a group.
    fn all_there(&self, scope: &mut Scope<'_>) -> iam::Result<Vec<&str>> {
        let mut ids = Vec::with_capacity(self.0.len());
        for id in &self.0 {
            if !exists(scope, id)? {
                return Err(iam::Error::not_found(iam::Kind::ResourceGroup, id));
            }
            ids.push(id.as_str());
        }
        Ok(ids)
    }
}
