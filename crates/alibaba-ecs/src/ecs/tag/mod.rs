//! Tags of ECS's resources.

mod describe_tags;

pub use describe_tags::DescribeTags;

use schemars::JsonSchema;
use serde::Deserialize;

use super::Ecs;
use super::errors::{Error, Result};
use crate::ecs::codes;
use crate::resource::{Kind, Product};
use crate::tag::{Further, Tag, Tagging};

impl Tagging for Ecs {
    const PRODUCT: Product = Product::Ecs;
    const UNTAG: &'static str = "UntagResources";
    const TAG_EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("ResourceType", "instance"),
        ("ResourceId.1", "i-bp67acfmxazb4pa1b2c3"),
        ("Tag.1.Key", "team"),
        ("Tag.1.Value", "web"),
    ];
    const UNTAG_EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("ResourceType", "instance"),
        ("ResourceId.1", "i-bp67acfmxazb4pa1b2c3"),
        ("TagKey.1", "team"),
    ];
    const LIST_EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("ResourceType", "instance"), ("ResourceId.1", "i-bp67acfmxazb4pa1b2c3")];
    type Further = Filters;

    fn word(kind: &Kind) -> String {
        kind.word.to_owned()
    }

    fn check_narrowed(_: &[String], _: &[Tag]) -> Result<()> {
        Ok(())
    }

    fn no_resources() -> Error {
        Error::of(codes::tag::NO_RESOURCES)
    }

    fn no_tags(_: &'static str) -> Error {
        Error::of(codes::tag::NO_TAGS)
    }
}

/// What the list of tags can be narrowed by.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Filters {
    /// Tags with several values, one of which a resource has.
    #[serde(default)]
    tag_filter: Vec<Filter>,
}

/// A tag with several values.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Filter {
    /// Key.
    tag_key: String,
    /// Values; any by default.
    #[serde(default)]
    tag_values: Vec<String>,
}

impl Further for Filters {
    fn any(&self) -> Vec<(String, Vec<String>)> {
        self.tag_filter.iter().map(|filter| (filter.tag_key.clone(), filter.tag_values.clone())).collect()
    }
}
