//! Tag, version 2020-09-01: the tags of an account, and which of its resources have them.

mod create_tag;
mod create_tag_and_attach_resource;
mod delete_tag;
mod detach_resource_tags;
mod field;
pub(crate) mod known;
mod list_resources;
mod list_tag_keys;
mod list_tag_values;
mod list_tags;
mod list_tags_by_resource_ids;
mod page;
mod replace_resources_tags;
mod resource_type;

pub use create_tag::CreateTag;
pub use create_tag_and_attach_resource::CreateTagAndAttachResource;
pub use delete_tag::DeleteTag;
pub use detach_resource_tags::DetachResourceTags;
pub(crate) use known::number;
pub use list_resources::ListResources;
pub use list_tag_keys::ListTagKeys;
pub use list_tag_values::ListTagValues;
pub use list_tags::ListTags;
pub use list_tags_by_resource_ids::ListTagsByResourceIds;
pub use replace_resources_tags::ReplaceResourcesTags;
pub(crate) use resource_type::ResourceType;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Check, Checks, Service};

use crate::kec::field::{TagKey, TagValue};
use crate::kec::location::region;
use crate::krn;
use crate::product::Product;
use crate::regional::{Named, Regional};

/// The product and its operations.
pub static PRODUCT: Product = Product {
    name: Tag::NAME,
    version: Tag::VERSION,
    regional: true,
    routes: wire::routes![
        CreateTag,
        CreateTagAndAttachResource,
        DeleteTag,
        DetachResourceTags,
        ListResources,
        ListTagKeys,
        ListTagValues,
        ListTags,
        ListTagsByResourceIds,
        ReplaceResourcesTags,
    ],
};

/// A tag in a request.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct Pair {
    /// Key: 1 to 128 characters.
    pub(crate) key: TagKey,
    /// Value: up to 255 characters.
    #[serde(default)]
    pub(crate) value: TagValue,
}

/// The answer to a call that changes something.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Done {
    result: bool,
}

impl Done {
    /// It was done.
    const YES: Self = Self { result: true };
}

/// What policies are asked about a tag, by its key, or about every one. GUESS: no source names a tag.
fn asks(action: &'static str, key: &str, caller: &Caller, call: &Call) -> Check {
    Check::new(action, krn::regional(Tag::NAME, Some(region(call)), caller.account(), format_args!("tag/{key}")))
}

/// One question for each resource.
pub(crate) fn each<'i>(
    action: &'static str,
    resources: impl IntoIterator<Item = (ResourceType, &'i str)>,
    caller: &Caller,
    call: &Call,
) -> Checks {
    let mut resources = resources.into_iter();
    let ask = |(kind, id): (ResourceType, &str)| Check::new(action, kind.krn(id, caller, call));
    let first = ask(resources.next().unwrap_or((ResourceType::Instance, "*")));
    Checks::only(first).and_all(resources.map(ask))
}

/// The service.
pub type Tag = Regional<Name>;

/// What it is called.
#[derive(Debug)]
pub struct Name;

impl Named for Name {
    const NAME: &'static str = "tagv2";
    const VERSION: &'static str = "2020-09-01";
    const ITEM: fn(&str) -> &'static str = |_| "member";
}
