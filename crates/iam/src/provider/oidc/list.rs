//! The rule: list OIDC providers.

use kernel::page::Paged;
use store::Scope;

use super::{Provider, rows};
use crate::error::Result;

/// The OIDC providers of the account in the order of their names, after `after`.
pub fn list(scope: &mut Scope<'_>, after: Option<&str>, limit: usize) -> Result<Paged<Provider>> {
    let wanted = i64::try_from(limit).unwrap_or(i64::MAX - 1) + 1;
    let rows = rows::page(scope, after.unwrap_or(""), wanted)?;
    Ok(Paged::cut(rows, limit, |provider| provider.name.key().to_owned()))
}
