//! Parts that several answers share.

use compute::transition::Status;
use kernel::Tags;
use schemars::JsonSchema;
use serde::Serialize;
use wire::Scope;

/// Tags in an answer of VPC, whose fields have other names than those of ECS.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct TagsView {
    tag: Vec<TagView>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct TagView {
    key: String,
    value: String,
}

impl From<Option<&Tags>> for TagsView {
    fn from(tags: Option<&Tags>) -> Self {
        tags.map_or_else(|| Self { tag: Vec::new() }, Self::from)
    }
}

impl From<&Tags> for TagsView {
    fn from(tags: &Tags) -> Self {
        let tag = |(key, value): (&str, &str)| TagView { key: key.to_owned(), value: value.to_owned() };
        Self { tag: tags.iter().map(tag).collect() }
    }
}

/// The vendor's word for the state of a thing that is made, changed and deleted.
pub(super) fn state(status: Status) -> &'static str {
    match status {
        Status::Creating => "Creating",
        Status::Modifying => "Modifying",
        _ => "Available",
    }
}

/// The same for a rule of a NAT gateway.
pub(super) fn rule_state(status: Status) -> &'static str {
    if status == Status::Creating { "Pending" } else { state(status) }
}

/// Tags in answers of newer operations of VPC, which have a list of them at once.
pub(crate) fn tag_list(tags: Option<&Tags>) -> Vec<serde_json::Value> {
    let tag = |(key, value): (&str, &str)| serde_json::json!({"Key": key, "Value": value});
    tags.into_iter().flat_map(Tags::iter).map(tag).collect()
}

/// The account's number as the number that these answers have it as.
pub(crate) fn owner(scope: &Scope<'_>) -> i64 {
    scope.account().as_str().parse().unwrap_or_default()
}

/// The resource group that an answer shows: what names none is in the account's default one.
pub(crate) fn group(scope: &Scope<'_>, group: String) -> String {
    if group.is_empty() { alibaba_core::resource_group::default_of(scope.account().as_str()) } else { group }
}
