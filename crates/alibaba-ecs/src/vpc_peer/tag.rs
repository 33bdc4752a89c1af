//! Tags of connections between networks.

use super::VpcPeer;
use crate::ecs::{Error, Result};
use crate::resource::{Kind, Product};
use crate::tag::{Tag, Tagging};

impl Tagging for VpcPeer {
    const PRODUCT: Product = Product::VpcPeer;
    const UNTAG: &'static str = "UnTagResources";
    const TAG_EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("ResourceType", "PeerConnection"),
        ("ResourceId.1", "pcc-bp1s5fnvk4gn2tws0a1b2"),
        ("Tag.1.Key", "team"),
        ("Tag.1.Value", "net"),
    ];
    const UNTAG_EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("ResourceType", "PeerConnection"),
        ("ResourceId.1", "pcc-bp1s5fnvk4gn2tws0a1b2"),
        ("TagKey.1", "team"),
    ];
    const LIST_EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("ResourceType", "PeerConnection"),
        ("ResourceId.1", "pcc-bp1s5fnvk4gn2tws0a1b2"),
    ];
    type Further = crate::vpc::Limit;

    fn word(_: &Kind) -> String {
        "PeerConnection".to_owned()
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
