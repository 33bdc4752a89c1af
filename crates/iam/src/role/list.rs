//! The rule: list roles.

use kernel::page::{Counted, Numbered, Paged};
use store::Scope;
use store::tag::{self, Wanted};

use super::{Role, TAGGED, rows};
use crate::error::Result;

/// The roles of the account that have every one of `tags`, in the order of their names, after `after`.
pub async fn list(scope: &mut Scope<'_>, tags: &[Wanted], after: Option<&str>, limit: usize) -> Result<Paged<Role>> {
    let wanted = i64::try_from(limit).unwrap_or(i64::MAX - 1) + 1;
    let after = after.unwrap_or("");
    let rows = match tag::few(scope, TAGGED, tags).await? {
        Some(ids) => {
            let mut rows = rows::among(scope, &ids, tags).await?;
            rows.retain(|role| role.name.key() > after);
            rows.sort_by(|one, two| one.name.key().cmp(two.name.key()));
            rows
        }
        None => rows::page(scope, tags, after, wanted).await?,
    };
    Ok(Paged::cut(rows, limit, |role| role.name.key().to_owned()))
}

/// One page of the roles of the account, in the order of their names, and how many there are in all.
pub async fn page(scope: &mut Scope<'_>, page: Numbered) -> Result<Counted<Role>> {
    let total = rows::count(scope).await?;
    let items = rows::numbered(scope, page.skip(), page.size).await?;
    Ok(Counted { items, total })
}
