//! Prefix lists, which rules of security groups name.

mod create_prefix_list;
mod delete_prefix_list;
mod describe_prefix_list_associations;
mod describe_prefix_list_attributes;
mod describe_prefix_lists;
mod modify_prefix_list;
mod text;

pub use create_prefix_list::CreatePrefixList;
pub use delete_prefix_list::DeletePrefixList;
pub use describe_prefix_list_associations::DescribePrefixListAssociations;
pub use describe_prefix_list_attributes::DescribePrefixListAttributes;
pub use describe_prefix_lists::DescribePrefixLists;
pub use modify_prefix_list::ModifyPrefixList;

use compute::network::prefix_list::{Family, PrefixList, get};
use wire::Scope;

use super::errors::Result;

/// The product that these lists belong to; VPC has others.
const SERVICE: &str = "ecs";

/// The list of ECS, when it is in the region.
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
        Family::V4 => "IPv4",
        Family::V6 => "IPv6",
    }
}
