//! Tags of networks, vSwitches and route tables.

mod list_tag_resources;
mod tag_resources;
mod un_tag_resources;

pub use list_tag_resources::ListTagResources;
pub use tag_resources::TagResources;
pub use un_tag_resources::UnTagResources;

use sts::Caller;
use wire::{Call, Checks};

use super::each;
use crate::ecs::{self, Error, Result};
use crate::resource::{self, Kind, Product};

/// The kind that a call names.
fn kind(text: &str) -> Result<&'static Kind> {
    resource::tagged(Product::Vpc, text)
}

/// Asks about each of these resources; names of resources have their kind in small letters.
fn checks(action: &'static str, caller: &Caller, call: &Call, kind: &str, ids: &[String]) -> Checks {
    each(action, caller, call, &kind.to_lowercase(), ids.iter().map(String::as_str))
}

/// Refuses a call that names too many resources.
fn check_ids(ids: &[String]) -> Result<()> {
    if ids.len() > 50 {
        return Err(Error::of(ecs::codes::tag::TOO_MANY_RESOURCES));
    }
    Ok(())
}
