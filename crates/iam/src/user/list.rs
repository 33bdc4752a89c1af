//! The rule: list users.

use kernel::page::Paged;
use store::Scope;
use store::tag::{self, Wanted};

use super::{TAGGED, User, rows};
use crate::error::Result;

/// The users of the account that have every one of `tags`, in the order of their names, after `after`.
pub fn list(scope: &mut Scope<'_>, tags: &[Wanted], after: Option<&str>, limit: usize) -> Result<Paged<User>> {
    let wanted = i64::try_from(limit).unwrap_or(i64::MAX - 1) + 1;
    let after = after.unwrap_or("");
    let rows = match tag::few(scope, TAGGED, tags)? {
        Some(ids) => {
            let mut rows = rows::among(scope, &ids, tags)?;
            rows.retain(|user| user.name.key() > after);
            rows.sort_by(|one, two| one.name.key().cmp(two.name.key()));
            rows
        }
        None => rows::page(scope, tags, after, wanted)?,
    };
    Ok(Paged::cut(rows, limit, |user| user.name.key().to_owned()))
}
