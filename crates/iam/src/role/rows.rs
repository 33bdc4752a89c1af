//! SQL for roles, nothing else.

use kernel::{Tags, TenantId, time};
use store::counter::Counter;
use store::tag::{self, Wanted};
use store::{AuthorityChange, Composed, Result, Scope, row, sql};

use super::{Role, Summary, TAGGED};
use crate::name::Name;

/// Counts the roles of an account.
const COUNTER: Counter<'_> = Counter::of("roles");

/// Roles, of which conditions choose.
const ALL: &str = "SELECT role_id, name, trust, description, max_session, console_login, linked_service, created_at,
    updated_at FROM roles WHERE tenant = ";

/// What lists show of roles, of which conditions choose.
const SUMMARY: &str = "SELECT role_id, name, description, max_session, console_login, created_at, updated_at
    FROM roles WHERE tenant = ";

row! {
    struct SummaryRow {
        role_id: String,
        name: String,
        description: Option<String>,
        max_session: i64,
        console_login: bool,
        created_at: i64,
        updated_at: i64,
    }
}

impl SummaryRow {
    fn with(self, tags: Tags) -> Summary {
        let row = self;
        Summary {
            id: row.role_id,
            name: Name::new(row.name),
            description: row.description,
            max_session: row.max_session,
            console_login: row.console_login,
            created_at: time::from_millis(row.created_at),
            updated_at: time::from_millis(row.updated_at),
            tags,
        }
    }
}

row! {
    struct Row {
        role_id: String,
        name: String,
        trust: String,
        description: Option<String>,
        max_session: i64,
        console_login: bool,
        linked_service: Option<String>,
        created_at: i64,
        updated_at: i64,
    }
}

impl From<Row> for Role {
    fn from(row: Row) -> Self {
        Self {
            id: row.role_id,
            name: Name::new(row.name),
            trust: row.trust,
            description: row.description,
            max_session: row.max_session,
            linked: row.linked_service,
            console_login: row.console_login,
            created_at: time::from_millis(row.created_at),
            updated_at: time::from_millis(row.updated_at),
        }
    }
}

pub(crate) fn insert(change: &mut AuthorityChange<'_>, role: &Role) -> Result<()> {
    let (tenant, key, name) = (change.tenant(), role.name.key(), role.name.as_str());
    let (created, updated) = (time::to_millis(role.created_at), time::to_millis(role.updated_at));
    sql!(
        "INSERT INTO roles
         (tenant, name_key, role_id, name, trust, description, max_session, console_login, created_at, updated_at,
          linked_service)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        tenant,
        key,
        role.id,
        name,
        role.trust,
        role.description,
        role.max_session,
        role.console_login,
        created,
        updated,
        role.linked,
    )
    .execute(change.conn())?;
    COUNTER.add(change.conn(), TenantId(tenant), 1)
}

pub(crate) fn update(change: &mut AuthorityChange<'_>, role: &Role) -> Result<()> {
    let (tenant, updated) = (change.tenant(), time::to_millis(role.updated_at));
    sql!(
        "UPDATE roles SET trust = $3, description = $4, max_session = $5, console_login = $6, updated_at = $7
         WHERE tenant = $1 AND role_id = $2",
        tenant,
        role.id,
        role.trust,
        role.description,
        role.max_session,
        role.console_login,
        updated,
    )
    .execute(change.conn())?;
    Ok(())
}

pub(crate) fn delete(change: &mut AuthorityChange<'_>, id: &str) -> Result<()> {
    let tenant = change.tenant();
    let gone = sql!("DELETE FROM roles WHERE tenant = $1 AND role_id = $2", tenant, id).execute(change.conn())?;
    COUNTER.subtract(change.conn(), TenantId(tenant), gone)
}

pub(crate) fn find(scope: &mut Scope<'_>, key: &str) -> Result<Option<Role>> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT role_id, name, trust, description, max_session, console_login, linked_service, created_at, updated_at
         FROM roles WHERE tenant = $1 AND name_key = $2",
        tenant,
        key,
    );
    Ok(query.fetch_optional::<Row>(scope.conn()?)?.map(Role::from))
}

pub(crate) fn find_by_id(scope: &mut Scope<'_>, id: &str) -> Result<Option<Role>> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT role_id, name, trust, description, max_session, console_login, linked_service, created_at, updated_at
         FROM roles WHERE tenant = $1 AND role_id = $2",
        tenant,
        id,
    );
    Ok(query.fetch_optional::<Row>(scope.conn()?)?.map(Role::from))
}

pub(crate) fn page(scope: &mut Scope<'_>, after: &str, limit: i64) -> Result<Vec<Role>> {
    let mut query = Composed::new(ALL);
    query.bind(scope.tenant_id().0).push(" AND name_key > ").bind(after);
    query.push(" ORDER BY name_key LIMIT ").bind(limit);
    let rows: Vec<Row> = query.fetch_all(scope.conn()?)?;
    Ok(rows.into_iter().map(Role::from).collect())
}

pub(crate) fn summaries(scope: &mut Scope<'_>, tags: &[Wanted], after: &str, limit: i64) -> Result<Vec<Summary>> {
    let tenant = scope.tenant_id().0;
    let mut query = Composed::new(SUMMARY);
    query.bind(tenant).push(" AND name_key > ").bind(after);
    tag::push_wanted(&mut query, tenant, TAGGED, "roles.role_id", tags);
    query.push(" ORDER BY name_key LIMIT ").bind(limit);
    let rows = query.fetch_all(scope.conn()?)?;
    with_tags(scope, rows)
}

/// Those of the roles with these identifiers that have every one of `tags`, in no order.
pub(crate) fn among(scope: &mut Scope<'_>, ids: &[String], tags: &[Wanted]) -> Result<Vec<Summary>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let tenant = scope.tenant_id().0;
    let mut query = Composed::new(SUMMARY);
    query.bind(tenant).push(" AND role_id IN (");
    query.bind_all(ids).push(")");
    tag::push_wanted(&mut query, tenant, TAGGED, "roles.role_id", tags);
    let rows = query.fetch_all(scope.conn()?)?;
    with_tags(scope, rows)
}

/// The roles with their tags, which are one statement more.
fn with_tags(scope: &mut Scope<'_>, rows: Vec<SummaryRow>) -> Result<Vec<Summary>> {
    let ids: Vec<&str> = rows.iter().map(|row| row.role_id.as_str()).collect();
    let mut tags = tag::of_many(scope, TAGGED, &ids)?;
    let summary = |row: SummaryRow| {
        let tags = tags.remove(&row.role_id).unwrap_or_default();
        row.with(tags)
    };
    Ok(rows.into_iter().map(summary).collect())
}

pub(crate) fn count(scope: &mut Scope<'_>) -> Result<i64> {
    let tenant = scope.tenant_id();
    COUNTER.read(scope, tenant)
}

/// The roles by name, without the first `skip`.
pub(crate) fn numbered(scope: &mut Scope<'_>, skip: i64, limit: i64) -> Result<Vec<Role>> {
    let tenant = scope.tenant_id().0;
    let mut query = Composed::new(ALL);
    // The names come from the index alone, so what is skipped is never read.
    query.bind(tenant).push(" AND name_key IN (SELECT name_key FROM roles WHERE tenant = ").bind(tenant);
    query.push(" ORDER BY name_key LIMIT ").bind(limit).push(" OFFSET ").bind(skip);
    query.push(") ORDER BY name_key");
    let rows: Vec<Row> = query.fetch_all(scope.conn()?)?;
    Ok(rows.into_iter().map(Role::from).collect())
}
