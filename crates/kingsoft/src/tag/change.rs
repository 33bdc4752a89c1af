//! What the operations that change tags are given: tags, and resources.

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx};

use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::tagv2::{Pair, ResourceType, each};

/// Tags and resources: every one of these with every one of those.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Change {
    /// The tags: at least one.
    pub(super) tag: Vec<Pair>,
    /// The resources: at least one.
    pub(super) resource: Vec<Resource>,
}

/// A resource.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Resource {
    /// Its kind, such as `kec-instance` or `eip`.
    pub(super) r#type: ResourceType,
    /// The resource.
    pub(super) id: Id,
}

impl Change {
    /// Asks about each resource.
    pub(super) fn checks(&self, action: &'static str, caller: &Caller, call: &Call) -> Checks {
        each(action, self.resources(), caller, call)
    }

    /// Each resource: its kind and its identifier.
    pub(super) fn resources(&self) -> impl Iterator<Item = (ResourceType, &str)> {
        self.resource.iter().map(|resource| (resource.r#type, resource.id.0.as_str()))
    }

    /// Refuses when there is no tag or no resource, or a resource that is not in the region.
    pub(super) fn find(&self, cx: &mut Cx<'_>) -> Result<(), Error> {
        if self.tag.is_empty() {
            return Err(Error::Wanting("Tag"));
        }
        if self.resource.is_empty() {
            return Err(Error::Wanting("Resource"));
        }
        for kind in ResourceType::ALL {
            let ids: Vec<_> = self.resources().filter(|(its, _)| *its == kind).map(|(_, id)| id).collect();
            if !ids.is_empty() {
                kind.find(cx, &ids)?;
            }
        }
        Ok(())
    }
}
