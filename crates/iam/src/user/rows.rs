//! SQL for users, nothing else.

use kernel::{TenantId, time};
use store::counter::Counter;
use store::tag::{self, Wanted};
use store::{AuthorityChange, Composed, Result, Scope, row, sql};

use super::{TAGGED, User};
use crate::name::Name;

/// Counts the users of an account.
const COUNTER: Counter<'_> = Counter::of("users");

/// Users, of which conditions choose.
const ALL: &str = "SELECT user_id, name, display_name, email, mobile_phone, comments, created_at, updated_at
    FROM users WHERE tenant = ";

row! {
    struct Row {
        user_id: String,
        name: String,
        display_name: Option<String>,
        email: Option<String>,
        mobile_phone: Option<String>,
        comments: Option<String>,
        created_at: i64,
        updated_at: i64,
    }
}

impl From<Row> for User {
    fn from(row: Row) -> Self {
        Self {
            id: row.user_id,
            name: Name::new(row.name),
            display_name: row.display_name,
            email: row.email,
            mobile_phone: row.mobile_phone,
            comments: row.comments,
            created_at: time::from_millis(row.created_at),
            updated_at: time::from_millis(row.updated_at),
        }
    }
}

pub(crate) fn insert(change: &mut AuthorityChange<'_>, user: &User) -> Result<()> {
    let (tenant, key, name) = (change.tenant(), user.name.key(), user.name.as_str());
    let (created, updated) = (time::to_millis(user.created_at), time::to_millis(user.updated_at));
    sql!(
        "INSERT INTO users
         (tenant, name_key, user_id, name, display_name, email, mobile_phone, comments, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        tenant,
        key,
        user.id,
        name,
        user.display_name,
        user.email,
        user.mobile_phone,
        user.comments,
        created,
        updated,
    )
    .execute(change.conn())?;
    COUNTER.add(change.conn(), TenantId(tenant), 1)
}

pub(crate) fn update(change: &mut AuthorityChange<'_>, user: &User) -> Result<()> {
    let (tenant, key, name) = (change.tenant(), user.name.key(), user.name.as_str());
    let updated = time::to_millis(user.updated_at);
    sql!(
        "UPDATE users SET name_key = $3, name = $4, display_name = $5, email = $6, mobile_phone = $7, comments = $8,
         updated_at = $9 WHERE tenant = $1 AND user_id = $2",
        tenant,
        user.id,
        key,
        name,
        user.display_name,
        user.email,
        user.mobile_phone,
        user.comments,
        updated,
    )
    .execute(change.conn())?;
    Ok(())
}

pub(crate) fn delete(change: &mut AuthorityChange<'_>, id: &str) -> Result<()> {
    let tenant = change.tenant();
    let gone = sql!("DELETE FROM users WHERE tenant = $1 AND user_id = $2", tenant, id).execute(change.conn())?;
    COUNTER.subtract(change.conn(), TenantId(tenant), gone)
}

pub(crate) fn find(scope: &mut Scope<'_>, key: &str) -> Result<Option<User>> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT user_id, name, display_name, email, mobile_phone, comments, created_at, updated_at
         FROM users WHERE tenant = $1 AND name_key = $2",
        tenant,
        key,
    );
    Ok(query.fetch_optional::<Row>(scope.conn()?)?.map(User::from))
}

pub(crate) fn find_by_id(scope: &mut Scope<'_>, id: &str) -> Result<Option<User>> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT user_id, name, display_name, email, mobile_phone, comments, created_at, updated_at
         FROM users WHERE tenant = $1 AND user_id = $2",
        tenant,
        id,
    );
    Ok(query.fetch_optional::<Row>(scope.conn()?)?.map(User::from))
}

pub(crate) fn page(scope: &mut Scope<'_>, tags: &[Wanted], after: &str, limit: i64) -> Result<Vec<User>> {
    let tenant = scope.tenant_id().0;
    let mut query = Composed::new(ALL);
    query.bind(tenant).push(" AND name_key > ").bind(after);
    tag::push_wanted(&mut query, tenant, TAGGED, "users.user_id", tags);
    query.push(" ORDER BY name_key LIMIT ").bind(limit);
    let rows: Vec<Row> = query.fetch_all(scope.conn()?)?;
    Ok(rows.into_iter().map(User::from).collect())
}

/// Those of the users with these identifiers that have every one of `tags`, in no order.
pub(crate) fn among(scope: &mut Scope<'_>, ids: &[String], tags: &[Wanted]) -> Result<Vec<User>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let tenant = scope.tenant_id().0;
    let mut query = Composed::new(ALL);
    query.bind(tenant).push(" AND user_id IN (");
    query.bind_all(ids).push(")");
    tag::push_wanted(&mut query, tenant, TAGGED, "users.user_id", tags);
    let rows: Vec<Row> = query.fetch_all(scope.conn()?)?;
    Ok(rows.into_iter().map(User::from).collect())
}

pub(crate) fn count(scope: &mut Scope<'_>) -> Result<i64> {
    let tenant = scope.tenant_id();
    COUNTER.read(scope, tenant)
}
