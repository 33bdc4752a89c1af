//! Tags of resources: the operations that ECS and VPC share, and tags in the calls and answers of others.

mod list_tag_resources;
mod tag_resources;
mod tags;
mod untag_resources;

pub use list_tag_resources::{Further, ListTagResources, TagResource};
pub use tag_resources::TagResources;
pub(crate) use tags::*;
pub use untag_resources::UntagResources;

use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use sts::Caller;
use wire::{Call, Checks, Service};

use crate::ecs::checks::each;
use crate::ecs::field::{RegionId, Required};
use crate::ecs::{Error, Result, codes};
use crate::resource::{self, Kind, Product};

/// A product whose resources have tags.
pub trait Tagging: Service<Error = Error> {
    /// Name of the product, as the table of resources and names of actions have it.
    const PRODUCT: Product;
    /// Name of the operation that removes tags.
    const UNTAG: &'static str;
    /// Example of the operation that sets tags.
    const TAG_EXAMPLE: &'static [(&'static str, &'static str)];
    /// Example of the operation that removes tags.
    const UNTAG_EXAMPLE: &'static [(&'static str, &'static str)];
    /// Example of the operation that lists tags.
    const LIST_EXAMPLE: &'static [(&'static str, &'static str)];

    /// What only its own list can be narrowed by.
    type Further: Further + DeserializeOwned + JsonSchema + Send + Sync;

    /// How its answers write a kind of resource.
    fn word(kind: &Kind) -> String;

    /// Refuses a list of too much.
    fn check_narrowed(resources: &[String], tags: &[Tag]) -> Result<()>;

    /// The refusal of a call that names no resource.
    fn no_resources() -> Error;

    /// The refusal of a call that names no tag in this parameter.
    fn no_tags(parameter: &'static str) -> Error;
}

/// The resources of a call.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[schemars(description = "")]
pub struct Resources {
    /// Region of the resources.
    region_id: RegionId,
    /// Kind of the resources, such as `instance` or `VPC`, in whatever letter case.
    resource_type: Required,
    /// Up to 50 resources.
    #[serde(default)]
    resource_id: Vec<String>,
}

impl Resources {
    /// Asks about each of them; names of resources have their kind in small letters.
    fn checks<P: Tagging>(&self, operation: &str, caller: &Caller, call: &Call) -> Checks {
        let ids = self.resource_id.iter().map(String::as_str);
        let kind = resource::in_names(P::PRODUCT, &self.resource_type);
        each(format!("{}:{operation}", P::PRODUCT.prefix()), caller, call, &kind, ids)
    }

    /// Their kind.
    fn kind<P: Tagging>(&self) -> Result<&'static Kind> {
        resource::tagged(P::PRODUCT, &self.resource_type)
    }

    /// Refuses a call that names none.
    fn check_some<P: Tagging>(&self) -> Result<()> {
        if self.resource_id.is_empty() { Err(P::no_resources()) } else { Ok(()) }
    }

    /// Refuses a call that names too many.
    fn check_count(&self) -> Result<()> {
        if self.resource_id.len() > 50 {
            return Err(Error::of(codes::tag::TOO_MANY_RESOURCES));
        }
        Ok(())
    }
}
