//! Tags of scaling groups.

use super::Ess;
use crate::ecs::{Error, Result};
use crate::resource::{Kind, Product};
use crate::tag::{Tag, Tagging};

impl Tagging for Ess {
    const PRODUCT: Product = Product::Ess;
    const UNTAG: &'static str = "UntagResources";
    const TAG_EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("ResourceType", "scalinggroup"),
        ("ResourceId.1", "asg-bp67acfmxazb4pa1b2c3"),
        ("Tag.1.Key", "team"),
        ("Tag.1.Value", "web"),
    ];
    const UNTAG_EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("ResourceType", "scalinggroup"),
        ("ResourceId.1", "asg-bp67acfmxazb4pa1b2c3"),
        ("TagKey.1", "team"),
    ];
    const LIST_EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("ResourceType", "scalinggroup"), ("ResourceId.1", "asg-bp67acfmxazb4pa1b2c3")];
    type Further = crate::vpc::Limit;

    fn word(_: &Kind) -> String {
        super::WORD.to_owned()
    }

    fn check_narrowed(_: &[String], _: &[Tag]) -> Result<()> {
        Ok(())
    }

    fn no_resources() -> Error {
        Error::missing("ResourceId")
    }

    fn no_tags(parameter: &'static str) -> Error {
        Error::missing(parameter)
    }
}
