//! Tag, version 2016-03-04: tags by the resources that have them, over the same tags as version 2020-09-01.
//!
//! Source: the requests and answers of the vendor's older SDK for Java, and what Terraform's provider sends.

mod change;
mod create_tags;
mod delete_tags;
mod describe_tag_keys;
mod describe_tag_values;
mod describe_tags;
mod page;

pub use create_tags::CreateTags;
pub use delete_tags::DeleteTags;
pub use describe_tag_keys::DescribeTagKeys;
pub use describe_tag_values::DescribeTagValues;
pub use describe_tags::DescribeTags;

use sts::Caller;
use wire::{Call, Checks, Service, routes};

use crate::kec::location::region;
use crate::krn;
use crate::product::Product;
use crate::regional::{Named, Regional};

/// The product and its operations.
pub static PRODUCT: Product = Product {
    name: Tag::NAME,
    version: Tag::VERSION,
    regional: true,
    routes: routes![CreateTags, DeleteTags, DescribeTagKeys, DescribeTagValues, DescribeTags],
};

/// The service.
pub type Tag = Regional<Name>;

/// What it is called.
#[derive(Debug)]
pub struct Name;

impl Named for Name {
    const NAME: &'static str = "tag";
    const ITEM: fn(&str) -> &'static str = |_| "member";
}

/// What policies are asked about every tag. GUESS: no source names a tag.
fn asks(action: &'static str, caller: &Caller, call: &Call) -> Checks {
    Checks::of(action, krn::regional(Tag::NAME, Some(region(call)), caller.account(), "tag/*"))
}
