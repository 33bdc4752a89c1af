//! What calls say of prefix lists.

use compute::instance::{Description, InstanceName, NameRules};
use compute::network::prefix_list::{Entry as Stored, Family};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{Required, Text};

/// A block of a call.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Entry {
    /// The block, such as `10.0.0.0/8`; an address alone is the block of that address.
    cidr: Required,
    /// Description, 2 to 32 characters.
    #[serde(default)]
    description: Text,
}

/// The blocks of a call.
pub(super) fn entries(family: Family, list: &[Entry]) -> Result<Vec<Stored>> {
    let read = |entry: &Entry| {
        let described = entry.description.get().map(|text| Description::parse(text, 2..=32)).transpose();
        let described = described.map_err(|_| Error::invalid("Entry.Description"))?;
        let description = described.map(String::from).unwrap_or_default();
        Stored::parse(family, &entry.cidr, description).map_err(|_| Error::of(codes::prefix_list::ENTRY_MALFORMED))
    };
    list.iter().map(read).collect()
}

/// A name: 2 to 128 characters that begin with a letter.
pub(super) fn name(text: &str) -> Result<String> {
    let kept = ["com.aliyun", "com.alibabacloud"].iter().any(|kept| text.starts_with(kept));
    let name = InstanceName::parse(text, &NameRules::default()).map(String::from);
    name.ok().filter(|_| !kept).ok_or_else(|| Error::of(codes::prefix_list::NAME_MALFORMED))
}

/// A description: 2 to 256 characters; empty where there is none.
pub(super) fn description(text: Option<&str>) -> Result<String> {
    let Some(text) = text else { return Ok(String::new()) };
    let text = Description::parse(text, Description::OF_INSTANCE).map(String::from);
    text.map_err(|_| Error::invalid("Description"))
}

/// The kind of addresses that a call names.
pub(super) fn family(text: &str) -> Result<Family> {
    match text {
        "IPv4" => Ok(Family::V4),
        "IPv6" => Ok(Family::V6),
        _ => Err(Error::of(codes::prefix_list::FAMILY_INVALID)),
    }
}
