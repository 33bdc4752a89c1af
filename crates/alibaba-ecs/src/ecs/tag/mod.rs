//! Tags of resources.

mod describe_tags;
mod list_tag_resources;
mod tag_resources;
mod untag_resources;

pub use describe_tags::DescribeTags;
pub use list_tag_resources::ListTagResources;
pub use tag_resources::TagResources;
pub use untag_resources::UntagResources;

use super::errors::{Error, Result};
use crate::ecs::codes;
use crate::resource::{self, Kind, Product};

/// The kind that a call names.
fn kind(text: &str) -> Result<&'static Kind> {
    resource::tagged(Product::Ecs, text)
}

/// Refuses a call that names too many resources.
fn check_ids(ids: &[String]) -> Result<()> {
    if ids.len() > 50 {
        return Err(Error::of(codes::tag::TOO_MANY_RESOURCES));
    }
    Ok(())
}
