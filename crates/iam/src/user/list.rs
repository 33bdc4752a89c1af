//! The rule: list users.

use kernel::page::Paged;
use store::Scope;

use super::{User, rows};
use crate::error::Result;

/// The users of the account in the order of their names, after `after`.
pub async fn list(scope: &mut Scope<'_>, after: Option<&str>, limit: usize) -> Result<Paged<User>> {
    let wanted = i64::try_from(limit).unwrap_or(i64::MAX - 1) + 1;
    let rows = rows::page(scope, after.unwrap_or(""), wanted).await?;
    Ok(Paged::cut(rows, limit, |user| user.name.key().to_owned()))
}
