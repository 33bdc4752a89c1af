//! Where roles are kept, and SQL for them.

use kernel::TenantId;
use store::counter::Counter;
use store::tag::{self, Wanted};
use store::{AuthorityChange, Result, Scope, table};

use super::{Role, Summary, TAGGED};
use crate::name::WithKey;

/// Counts the roles of an account.
const COUNTER: Counter<'_> = Counter::of("roles");

table! {
    Role in roles r by role_id {
        id = role_id, name as WithKey, trust, description, max_session, linked = linked_service, console_login,
        created_at, updated_at,
    }
}

// Trust policies can be long, and lists show none.
table! {
    Summary in roles r by role_id {
        id = role_id, name as WithKey, description, max_session, console_login, created_at, updated_at,
    }
    later { tags }
}

pub(crate) fn insert(change: &mut AuthorityChange<'_>, role: &Role) -> Result<()> {
    table::insert(change, [role])?;
    let tenant = TenantId(change.tenant());
    COUNTER.add(change.conn(), tenant, 1)
}

pub(crate) fn update(change: &mut AuthorityChange<'_>, role: &Role) -> Result<()> {
    table::update(change, role, &["trust", "description", "max_session", "console_login", "updated_at"]).map(drop)
}

pub(crate) fn delete(change: &mut AuthorityChange<'_>, id: &str) -> Result<()> {
    let gone = table::delete::<Role>(change, &[id])?;
    let tenant = TenantId(change.tenant());
    COUNTER.subtract(change.conn(), tenant, gone)
}

pub(crate) fn find(scope: &mut Scope<'_>, key: &str) -> Result<Option<Role>> {
    table::find_by(scope, "name_key", key)
}

pub(crate) fn find_by_id(scope: &mut Scope<'_>, id: &str) -> Result<Option<Role>> {
    table::find(scope, id)
}

pub(crate) fn page(scope: &mut Scope<'_>, after: &str, limit: i64) -> Result<Vec<Role>> {
    table::behind(scope, "name_key", after, limit)
}

pub(crate) fn summaries(scope: &mut Scope<'_>, tags: &[Wanted], after: &str, limit: i64) -> Result<Vec<Summary>> {
    let mut query = table::select::<Summary>(scope);
    query.push(" AND r.name_key > ").bind(after);
    tag::push_wanted(&mut query, scope.tenant_id().0, TAGGED, "r.role_id", tags);
    query.push(" ORDER BY r.name_key LIMIT ").bind(limit);
    let roles = query.fetch_all(scope.conn()?)?;
    with_tags(scope, roles)
}

/// Those of the roles with these identifiers that have every one of `tags`, in no order.
pub(crate) fn among(scope: &mut Scope<'_>, ids: &[String], tags: &[Wanted]) -> Result<Vec<Summary>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut query = table::select::<Summary>(scope);
    query.push(" AND ").push_in("r.role_id", ids);
    tag::push_wanted(&mut query, scope.tenant_id().0, TAGGED, "r.role_id", tags);
    let roles = query.fetch_all(scope.conn()?)?;
    with_tags(scope, roles)
}

/// The roles with their tags, which are one statement more.
fn with_tags(scope: &mut Scope<'_>, mut roles: Vec<Summary>) -> Result<Vec<Summary>> {
    let ids: Vec<&str> = roles.iter().map(|role| role.id.as_str()).collect();
    let mut tags = tag::of_many(scope, TAGGED, &ids)?;
    for role in &mut roles {
        role.tags = tags.remove(&role.id).unwrap_or_default();
    }
    Ok(roles)
}

pub(crate) fn count(scope: &mut Scope<'_>) -> Result<i64> {
    let tenant = scope.tenant_id();
    COUNTER.read(scope, tenant)
}

/// The roles by name, without the first `skip`.
pub(crate) fn numbered(scope: &mut Scope<'_>, skip: i64, limit: i64) -> Result<Vec<Role>> {
    let mut query = table::select::<Role>(scope);
    // The names come from the index alone, so what is skipped is never read.
    query.push(" AND r.name_key IN (SELECT name_key FROM roles WHERE tenant = ").bind(scope.tenant_id().0);
    query.push(" ORDER BY name_key LIMIT ").bind(limit).push(" OFFSET ").bind(skip);
    query.push(") ORDER BY r.name_key");
    query.fetch_all(scope.conn()?)
}
