//! Shapes that several answers share.

use kernel::Tags;
use serde::Serialize;
use wire::Scope;

use crate::ecs::Result;

/// Tags in an answer of VPC, whose fields have other names than those of ECS.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct TagsView {
    tag: Vec<TagView>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct TagView {
    key: String,
    value: String,
}

impl From<&Tags> for TagsView {
    fn from(tags: &Tags) -> Self {
        let tag = |(key, value): (&str, &str)| TagView { key: key.to_owned(), value: value.to_owned() };
        Self { tag: tags.iter().map(tag).collect() }
    }
}

/// The ids of the vSwitches of a network, newest first.
pub(super) fn vswitches(scope: &mut Scope<'_>, vpc_id: &str) -> Result<Vec<String>> {
    use compute::listing::Window;
    use compute::network::subnet::{Filter, list};
    let filter = Filter { vpc: Some(vpc_id.to_owned()), ..Filter::default() };
    Ok(list(scope, &filter, Window::ALL)?.items.into_iter().map(|subnet| subnet.id).collect())
}

/// The account's number as the number that these answers have it as.
pub(super) fn owner(scope: &Scope<'_>) -> i64 {
    scope.account().as_str().parse().unwrap_or_default()
}

/// The resource group that an answer shows: what names none is in the account's default one.
pub(super) fn group(scope: &Scope<'_>, group: String) -> String {
    if group.is_empty() { crate::resource_group::default_of(scope.account().as_str()) } else { group }
}
