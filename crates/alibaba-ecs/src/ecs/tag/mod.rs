//! Tags of resources.

mod describe_tags;
mod list_tag_resources;
mod tag_resources;
mod untag_resources;

pub use describe_tags::DescribeTags;
pub use list_tag_resources::ListTagResources;
pub use tag_resources::TagResources;
pub use untag_resources::UntagResources;

use super::checks::tagged;
use super::errors::{Error, Result};

/// Kinds of resources that the service tags and the sandbox does not have yet.
const ABSENT: [&str; 11] = [
    "snapshot",
    "image",
    "keypair",
    "launchtemplate",
    "volume",
    "ddh",
    "ddhcluster",
    "reservedinstance",
    "snapshotpolicy",
    "elasticityassurance",
    "capacityreservation",
];

/// The kind that a call names, as resource names have it and as tags are kept.
struct Kind {
    word: String,
    tagged: Option<&'static str>,
}

impl Kind {
    /// Reads a kind without regard to case, as clients differ.
    fn read(text: &str) -> Result<Self> {
        let word = text.to_lowercase();
        let tagged = tagged(&word).filter(|_| !matches!(word.as_str(), "vpc" | "vswitch" | "routetable"));
        if tagged.is_none() && !ABSENT.contains(&word.as_str()) {
            let text = "The ResourceType provided does not exist in our records.";
            return Err(Error::new(404, "InvalidResourceType.NotFound", text));
        }
        Ok(Self { word, tagged })
    }
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
