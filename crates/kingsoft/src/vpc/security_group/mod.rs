//! Security groups and their entries.

mod authorize_security_group_entry;
mod create_security_group;
mod delete_security_group;
mod describe_security_groups;
mod modify_security_group;
mod modify_security_group_entry;
mod revoke_security_group_entry;

pub use authorize_security_group_entry::AuthorizeSecurityGroupEntry;
pub use create_security_group::CreateSecurityGroup;
pub use delete_security_group::DeleteSecurityGroup;
pub use describe_security_groups::DescribeSecurityGroups;
pub use modify_security_group::ModifySecurityGroup;
pub use modify_security_group_entry::ModifySecurityGroupEntry;
pub use revoke_security_group_entry::RevokeSecurityGroupEntry;

use std::collections::HashMap;

use compute::network::security_group::SecurityGroup;
use compute::network::security_group::rule::{Rule, of_groups};
use wire::Cx;

use super::view;
use crate::kec::errors::Error;

/// Groups with their entries.
fn shown(cx: &mut Cx<'_>, groups: Vec<SecurityGroup>) -> Result<Vec<view::SecurityGroup>, Error> {
    let ids: Vec<_> = groups.iter().map(|group| group.id.as_str()).collect();
    let mut rules = HashMap::<_, Vec<Rule>>::new();
    for rule in of_groups(cx.scope(), &ids)? {
        rules.entry(rule.group_id.clone()).or_default().push(rule);
    }
    let view = |group: SecurityGroup| {
        let rules = rules.remove(&group.id).unwrap_or_default();
        view::SecurityGroup::new(group, rules)
    };
    Ok(groups.into_iter().map(view).collect())
}

/// A group with its entries.
fn one_shown(cx: &mut Cx<'_>, group: SecurityGroup) -> Result<view::SecurityGroup, Error> {
    let rules = of_groups(cx.scope(), &[&group.id])?;
    Ok(view::SecurityGroup::new(group, rules))
}
