//! Where users are kept, and SQL for them.

use kernel::TenantId;
use store::counter::Counter;
use store::tag::{self, Wanted};
use store::{AuthorityChange, Result, Scope, table};

use super::{TAGGED, User};
use crate::name::WithKey;

/// Counts the users of an account.
const COUNTER: Counter<'_> = Counter::of("users");

table! {
    User in users u by user_id {
        id = user_id, name as WithKey, display_name, email, mobile_phone, comments, created_at, updated_at,
        last_login_at,
    }
}

pub(crate) fn insert(change: &mut AuthorityChange<'_>, user: &User) -> Result<()> {
    table::insert(change, [user])?;
    let tenant = TenantId(change.tenant());
    COUNTER.add(change.conn(), tenant, 1)
}

pub(crate) fn update(change: &mut AuthorityChange<'_>, user: &User) -> Result<()> {
    let changing = ["name", "name_key", "display_name", "email", "mobile_phone", "comments", "updated_at"];
    table::update(change, user, &changing).map(drop)
}

/// Keeps that a user has signed in. It may do no more and no less than before, so nothing is announced.
pub(crate) fn keep_last_login(scope: &mut Scope<'_>, user: &User) -> Result<()> {
    table::update(scope, user, &["last_login_at"]).map(drop)
}

pub(crate) fn delete(change: &mut AuthorityChange<'_>, id: &str) -> Result<()> {
    let gone = table::delete::<User>(change, &[id])?;
    let tenant = TenantId(change.tenant());
    COUNTER.subtract(change.conn(), tenant, gone)
}

pub(crate) fn find(scope: &mut Scope<'_>, key: &str) -> Result<Option<User>> {
    table::find_by(scope, "name_key", key)
}

pub(crate) fn find_by_id(scope: &mut Scope<'_>, id: &str) -> Result<Option<User>> {
    table::find(scope, id)
}

pub(crate) fn page(scope: &mut Scope<'_>, tags: &[Wanted], after: &str, limit: i64) -> Result<Vec<User>> {
    let mut query = table::select::<User>(scope);
    query.push(" AND u.name_key > ").bind(after);
    tag::push_wanted(&mut query, scope.tenant_id().0, TAGGED, "u.user_id", tags);
    query.push(" ORDER BY u.name_key LIMIT ").bind(limit);
    query.fetch_all(scope.conn()?)
}

/// Those of the users with these identifiers that have every one of `tags`, in no order.
pub(crate) fn among(scope: &mut Scope<'_>, ids: &[String], tags: &[Wanted]) -> Result<Vec<User>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut query = table::select::<User>(scope);
    query.push(" AND ").push_in("u.user_id", ids);
    tag::push_wanted(&mut query, scope.tenant_id().0, TAGGED, "u.user_id", tags);
    query.fetch_all(scope.conn()?)
}

pub(crate) fn count(scope: &mut Scope<'_>) -> Result<i64> {
    let tenant = scope.tenant_id();
    COUNTER.read(scope, tenant)
}
