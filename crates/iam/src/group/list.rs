//! The rule: list groups.

use std::collections::HashMap;

use kernel::page::Paged;
use store::Scope;

use super::{Group, rows};
use crate::attachment::{self, HolderKind};
use crate::error::Result;

/// The groups of the account in the order of their names, after `after`.
pub fn list(scope: &mut Scope<'_>, after: Option<&str>, limit: usize) -> Result<Paged<Group>> {
    let wanted = i64::try_from(limit).unwrap_or(i64::MAX - 1) + 1;
    let rows = rows::page(scope, after.unwrap_or(""), wanted)?;
    Ok(Paged::cut(rows, limit, |group| group.name.key().to_owned()))
}

/// How many groups the account has.
pub fn count(scope: &mut Scope<'_>) -> Result<usize> {
    Ok(usize::try_from(rows::count(scope)?).unwrap_or_default())
}

/// How much a group holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Size {
    /// How many users are in it.
    pub users: usize,
    /// How many policies are attached to it for the whole account.
    pub policies: usize,
}

/// How much each of these groups holds, by identifier. A group that holds nothing may be missing.
pub fn sizes(scope: &mut Scope<'_>, groups: &[Group]) -> Result<HashMap<String, Size>> {
    let ids: Vec<_> = groups.iter().map(|group| group.id.as_str()).collect();
    let mut sizes = HashMap::<_, Size>::new();
    for (id, users) in rows::count_of_groups(scope, &ids)? {
        sizes.entry(id).or_default().users = usize::try_from(users).unwrap_or_default();
    }
    for (id, policies) in attachment::rows::count_of_holders(scope, HolderKind::Group, &ids)? {
        sizes.entry(id).or_default().policies = usize::try_from(policies).unwrap_or_default();
    }
    Ok(sizes)
}
