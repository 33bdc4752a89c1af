//! Security groups and their entries.

mod authorize_security_group_entry;
mod create_security_group;
mod delete_security_group;
mod describe_security_groups;
mod modify_security_group;
mod revoke_security_group_entry;

pub use authorize_security_group_entry::AuthorizeSecurityGroupEntry;
pub use create_security_group::CreateSecurityGroup;
pub use delete_security_group::DeleteSecurityGroup;
pub use describe_security_groups::DescribeSecurityGroups;
pub use modify_security_group::ModifySecurityGroup;
pub use revoke_security_group_entry::RevokeSecurityGroupEntry;

use compute::listing::Window;
use compute::network::security_group::SecurityGroup;
use compute::network::security_group::rule::{Filter, list};
use wire::Cx;

use super::view;
use crate::kec::errors::Error;

/// A group with its entries.
fn shown(cx: &mut Cx<'_>, group: SecurityGroup) -> Result<view::SecurityGroup, Error> {
    let rules = list(cx.scope(), &group.id, Filter::default(), Window::ALL)?.items;
    Ok(view::SecurityGroup::new(group, rules))
}
