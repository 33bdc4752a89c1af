//! The rule: list roles.

use kernel::page::{Counted, Numbered, Paged};
use store::Scope;
use store::tag::{self, Wanted};

use super::{Role, Summary, TAGGED, rows};
use crate::error::Result;

/// The roles of the account in the order of their names, after `after`.
pub fn list(scope: &mut Scope<'_>, after: Option<&str>, limit: usize) -> Result<Paged<Role>> {
    let roles = rows::page(scope, after.unwrap_or(""), with_next(limit))?;
    Ok(Paged::cut(roles, limit, |role| role.name.key().to_owned()))
}

/// As [`list`], without trust policies and with tags; only roles that have every one of `tags`.
pub fn summaries(scope: &mut Scope<'_>, tags: &[Wanted], after: Option<&str>, limit: usize) -> Result<Paged<Summary>> {
    let after = after.unwrap_or("");
    let roles = match tag::few(scope, TAGGED, tags)? {
        Some(ids) => {
            let mut roles = rows::among(scope, &ids, tags)?;
            roles.retain(|role| role.name.key() > after);
            roles.sort_by(|one, two| one.name.key().cmp(two.name.key()));
            roles
        }
        None => rows::summaries(scope, tags, after, with_next(limit))?,
    };
    Ok(Paged::cut(roles, limit, |role| role.name.key().to_owned()))
}

/// How many rows tell whether another page follows.
fn with_next(limit: usize) -> i64 {
    i64::try_from(limit).unwrap_or(i64::MAX - 1) + 1
}

/// One page of the roles of the account, in the order of their names, and how many there are in all.
pub fn page(scope: &mut Scope<'_>, page: Numbered) -> Result<Counted<Role>> {
    let total = rows::count(scope)?;
    let items = rows::numbered(scope, page.skip(), page.size)?;
    Ok(Counted { items, total })
}
