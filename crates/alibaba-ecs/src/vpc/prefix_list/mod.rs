//! Prefix lists of VPC, which route tables can name; those that rules of security groups name are ECS's.

mod create_vpc_prefix_list;
mod delete_vpc_prefix_list;
mod get_vpc_prefix_list_associations;
mod get_vpc_prefix_list_entries;
mod list_prefix_lists;
mod modify_vpc_prefix_list;

pub use create_vpc_prefix_list::CreateVpcPrefixList;
pub use delete_vpc_prefix_list::DeleteVpcPrefixList;
pub use get_vpc_prefix_list_associations::GetVpcPrefixListAssociations;
pub use get_vpc_prefix_list_entries::GetVpcPrefixListEntries;
pub use list_prefix_lists::ListPrefixLists;
pub use modify_vpc_prefix_list::ModifyVpcPrefixList;

use compute::network::prefix_list::{Entry as Stored, Family, PrefixList, get};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use wire::Scope;

use super::codes;
use super::text::text;
use crate::ecs::field::{Required, Text};
use crate::ecs::{Error, Result};

/// The product that these lists belong to; ECS has others.
const SERVICE: &str = "vpc";

/// The list of VPC, when it is in the region.
pub(super) fn in_region(scope: &mut Scope<'_>, region: &str, id: &str) -> Result<PrefixList> {
    let list = get(scope, id)?;
    if list.service == SERVICE && list.region == region {
        return Ok(list);
    }
    Err(compute::Error::not_found(compute::Kind::PrefixList, id).into())
}

/// The vendor's word for a kind of addresses.
fn word(family: Family) -> &'static str {
    match family {
        Family::V4 => "IPV4",
        Family::V6 => "IPV6",
    }
}

/// How many blocks a list may have, 1 to 200.
fn max_entries(number: i64) -> Result<i64> {
    if (1..=200).contains(&number) { Ok(number) } else { Err(Error::invalid("MaxEntries")) }
}

/// A block of a call.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Entry {
    /// The block, such as `10.0.0.0/8`.
    cidr: Required,
    /// Description, 1 to 256 characters.
    #[serde(default)]
    description: Text,
}

/// The blocks of a call.
fn entries(family: Family, list: &[Entry]) -> Result<Vec<Stored>> {
    let read = |entry: &Entry| {
        let description = text(entry.description.get(), 256, codes::PREFIX_LIST_DESCRIPTION_MALFORMED)?;
        Stored::parse(family, &entry.cidr, description).map_err(|_| Error::of(codes::BLOCK_MALFORMED))
    };
    list.iter().map(read).collect()
}

/// The list that a call made.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Done {
    prefix_list_id: String,
    resource_group_id: String,
}

impl From<PrefixList> for Done {
    fn from(list: PrefixList) -> Self {
        Self { prefix_list_id: list.id, resource_group_id: list.resource_group }
    }
}
