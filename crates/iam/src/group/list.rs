//! The rule: list groups.

use kernel::page::Paged;
use store::Scope;

use super::{Group, rows};
use crate::error::Result;

/// The groups of the account in the order of their names, after `after`.
pub fn list(scope: &mut Scope<'_>, after: Option<&str>, limit: usize) -> Result<Paged<Group>> {
    let wanted = i64::try_from(limit).unwrap_or(i64::MAX - 1) + 1;
    let rows = rows::page(scope, after.unwrap_or(""), wanted)?;
    Ok(Paged::cut(rows, limit, |group| group.name.key().to_owned()))
}
