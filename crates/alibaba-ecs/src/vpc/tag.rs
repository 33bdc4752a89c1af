//! Tags of networks, vSwitches and route tables.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Vpc, codes};
use crate::ecs::{Error, Result};
use crate::resource::{Kind, Product};
use crate::tag::{Further, Tag, Tagging};

impl Tagging for Vpc {
    const PRODUCT: Product = Product::Vpc;
    const UNTAG: &'static str = "UnTagResources";
    const TAG_EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("ResourceType", "VPC"),
        ("ResourceId.1", "vpc-bp1opxu1zkhn00gzva1b2"),
        ("Tag.1.Key", "team"),
        ("Tag.1.Value", "net"),
    ];
    const UNTAG_EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("ResourceType", "VPC"),
        ("ResourceId.1", "vpc-bp1opxu1zkhn00gzva1b2"),
        ("TagKey.1", "team"),
    ];
    const LIST_EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("ResourceType", "VPC"), ("ResourceId.1", "vpc-bp1opxu1zkhn00gzva1b2")];
    type Further = Limit;

    fn word(kind: &Kind) -> String {
        kind.word.to_uppercase()
    }

    /// Resources or tags must be named.
    fn check_narrowed(resources: &[String], tags: &[Tag]) -> Result<()> {
        if resources.is_empty() && tags.is_empty() { Err(Error::of(codes::NO_TAGS_AND_RESOURCES)) } else { Ok(()) }
    }

    fn no_resources() -> Error {
        Error::missing("ResourceId")
    }

    fn no_tags(parameter: &'static str) -> Error {
        Error::missing(parameter)
    }
}

/// How long a part of the list of tags is.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Limit {
    /// Tags of a part, 1 to 50, the default.
    max_results: Option<i64>,
}

impl Further for Limit {
    fn limit(&self) -> Option<i64> {
        self.max_results
    }
}
