//! The rule: list tags.

use std::collections::BTreeMap;

use store::Scope;

use super::{AccountTag, rows};
use crate::error::Result;

/// Every tag of the account by key and value: those that it keeps, and those that things of these kinds have.
///
/// An account has few.
pub fn list(scope: &mut Scope<'_>, kinds: &[&str]) -> Result<Vec<AccountTag>> {
    let mut tags = BTreeMap::new();
    for (tag, at) in rows::kept(scope)? {
        tags.insert(tag, (Some(at), 0));
    }
    for (tag, uses) in rows::used(scope, kinds)? {
        tags.entry(tag).or_insert((None, 0)).1 = uses;
    }
    let tag = |((key, value), (created_at, uses))| AccountTag { key, value, created_at, uses };
    Ok(tags.into_iter().map(tag).collect())
}
