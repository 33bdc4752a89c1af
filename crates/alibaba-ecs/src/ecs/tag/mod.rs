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
use crate::resource::{self, Kind, Product};

/// The kind that a call names.
fn kind(text: &str) -> Result<&'static Kind> {
    resource::tagged(Product::Ecs, text)
}

/// Refuses a call that names too many resources.
fn check_ids(ids: &[String]) -> Result<()> {
    if ids.len() > 50 {
        let text = "The ResourceIds parameter's number is exceed , Valid : 50";
        return Err(Error::new(400, "NumberExceed.ResourceIds", text));
    }
    Ok(())
}

/// A parameter of tags that is missing. These operations say so with another status than others do.
fn missing(name: &str) -> Error {
    let code = match name {
        "Tags" => "MissingParameter.Tags",
        _ => "MissingParameter.ResourceIds",
    };
    Error::new(404, code, format!("The parameter - {name} should not be null"))
}
