//! Tags in the answers of products whose lists show them.

use kernel::Tags;
use schemars::JsonSchema;
use serde::Serialize;

/// A tag of a thing.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct Tag {
    resource_uuid: String,
    /// A text here, and a number in other products.
    tag_id: String,
    tag_key: String,
    tag_value: String,
}

/// The tags of the thing with this identifier.
pub(crate) fn shown(id: &str, tags: Option<&Tags>) -> Vec<Tag> {
    let tag = |(key, value): (&str, &str)| Tag {
        resource_uuid: id.to_owned(),
        tag_id: crate::tagv2::number(key, value).to_string(),
        tag_key: key.to_owned(),
        tag_value: value.to_owned(),
    };
    tags.into_iter().flat_map(Tags::iter).map(tag).collect()
}
