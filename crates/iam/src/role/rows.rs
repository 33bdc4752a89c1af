//! SQL for roles, nothing else.

use std::collections::HashMap;

use kernel::time;
use serde::Deserialize;
use serde_with::{BoolFromInt, serde_as};
use store::tag::{self, Wanted};
use store::{AuthorityChange, Result, Scope, together};

use super::{Role, Summary, TAGGED};
use crate::name::Name;

/// The fields of [`Row`], in their order.
const COLUMNS: &[&str] = &[
    "role_id",
    "name",
    "trust",
    "description",
    "max_session",
    "console_login",
    "linked_service",
    "created_at",
    "updated_at",
];

/// The fields of [`SummaryRow`], in their order.
const SUMMARY: &[&str] =
    &["role_id", "name", "description", "max_session", "console_login", "created_at", "updated_at"];

/// Roles with their tags.
const WITH_TAGS: &str = "SELECT *, (SELECT json_group_object(t.tag_key, t.tag_value) FROM tags t
    WHERE t.tenant = roles.tenant AND t.kind = 'role' AND t.resource = roles.role_id) AS tags
    FROM roles WHERE tenant = ";

#[serde_as]
#[derive(Deserialize)]
struct SummaryRow {
    role_id: String,
    name: String,
    description: Option<String>,
    max_session: i64,
    #[serde_as(as = "BoolFromInt")]
    console_login: bool,
    created_at: i64,
    updated_at: i64,
}

impl From<(SummaryRow, HashMap<String, String>)> for Summary {
    fn from((row, tags): (SummaryRow, HashMap<String, String>)) -> Self {
        Self {
            id: row.role_id,
            name: Name::new(row.name),
            description: row.description,
            max_session: row.max_session,
            console_login: row.console_login,
            created_at: time::from_millis(row.created_at),
            updated_at: time::from_millis(row.updated_at),
            tags: tags.into_iter().collect(),
        }
    }
}

#[serde_as]
#[derive(Deserialize)]
struct Row {
    role_id: String,
    name: String,
    trust: String,
    description: Option<String>,
    max_session: i64,
    #[serde_as(as = "BoolFromInt")]
    console_login: bool,
    linked_service: Option<String>,
    created_at: i64,
    updated_at: i64,
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

pub(crate) async fn insert(change: &mut AuthorityChange<'_>, role: &Role) -> Result<()> {
    let (tenant, key, name) = (change.tenant(), role.name.key(), role.name.as_str());
    let (created, updated) = (time::to_millis(role.created_at), time::to_millis(role.updated_at));
    sqlx::query!(
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
    .execute(change.conn())
    .await?;
    Ok(())
}

pub(crate) async fn update(change: &mut AuthorityChange<'_>, role: &Role) -> Result<()> {
    let (tenant, updated) = (change.tenant(), time::to_millis(role.updated_at));
    sqlx::query!(
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
    .execute(change.conn())
    .await?;
    Ok(())
}

pub(crate) async fn delete(change: &mut AuthorityChange<'_>, id: &str) -> Result<()> {
    let tenant = change.tenant();
    sqlx::query!("DELETE FROM roles WHERE tenant = $1 AND role_id = $2", tenant, id).execute(change.conn()).await?;
    Ok(())
}

pub(crate) async fn find(scope: &mut Scope<'_>, key: &str) -> Result<Option<Role>> {
    let tenant = scope.tenant_id().0;
    let query = sqlx::query_as!(
        Row,
        "SELECT role_id, name, trust, description, max_session, console_login, linked_service, created_at, updated_at
         FROM roles WHERE tenant = $1 AND name_key = $2",
        tenant,
        key,
    );
    Ok(query.fetch_optional(scope.conn().await?).await?.map(Role::from))
}

pub(crate) async fn find_by_id(scope: &mut Scope<'_>, id: &str) -> Result<Option<Role>> {
    let tenant = scope.tenant_id().0;
    let query = sqlx::query_as!(
        Row,
        "SELECT role_id, name, trust, description, max_session, console_login, linked_service, created_at, updated_at
         FROM roles WHERE tenant = $1 AND role_id = $2",
        tenant,
        id,
    );
    Ok(query.fetch_optional(scope.conn().await?).await?.map(Role::from))
}

pub(crate) async fn page(scope: &mut Scope<'_>, after: &str, limit: i64) -> Result<Vec<Role>> {
    let mut query = together::select(COLUMNS, &[], "SELECT * FROM roles WHERE tenant = ");
    query.push_bind(scope.tenant_id().0).push(" AND name_key > ").push_bind(after);
    query.push(" ORDER BY name_key LIMIT ").push_bind(limit);
    let rows: Vec<Row> = together::fetch(query, scope.conn().await?).await?;
    Ok(rows.into_iter().map(Role::from).collect())
}

pub(crate) async fn summaries(scope: &mut Scope<'_>, tags: &[Wanted], after: &str, limit: i64) -> Result<Vec<Summary>> {
    let tenant = scope.tenant_id().0;
    let mut query = together::select(SUMMARY, &["tags"], WITH_TAGS);
    query.push_bind(tenant).push(" AND name_key > ").push_bind(after);
    tag::push_wanted(&mut query, tenant, TAGGED, "roles.role_id", tags);
    query.push(" ORDER BY name_key LIMIT ").push_bind(limit);
    let rows: Vec<(SummaryRow, _)> = together::fetch(query, scope.conn().await?).await?;
    Ok(rows.into_iter().map(Summary::from).collect())
}

/// Those of the roles with these identifiers that have every one of `tags`, in no order.
pub(crate) async fn among(scope: &mut Scope<'_>, ids: &[String], tags: &[Wanted]) -> Result<Vec<Summary>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let tenant = scope.tenant_id().0;
    let mut query = together::select(SUMMARY, &["tags"], WITH_TAGS);
    query.push_bind(tenant).push(" AND role_id IN (");
    let mut list = query.separated(", ");
    for id in ids {
        list.push_bind(id);
    }
    query.push(")");
    tag::push_wanted(&mut query, tenant, TAGGED, "roles.role_id", tags);
    let rows: Vec<(SummaryRow, _)> = together::fetch(query, scope.conn().await?).await?;
    Ok(rows.into_iter().map(Summary::from).collect())
}

pub(crate) async fn count(scope: &mut Scope<'_>) -> Result<i64> {
    let tenant = scope.tenant_id().0;
    let query = sqlx::query_scalar!(r#"SELECT COUNT(*) AS "count!: i64" FROM roles WHERE tenant = $1"#, tenant);
    Ok(query.fetch_one(scope.conn().await?).await?)
}

/// The roles by name, without the first `skip`.
pub(crate) async fn numbered(scope: &mut Scope<'_>, skip: i64, limit: i64) -> Result<Vec<Role>> {
    let tenant = scope.tenant_id().0;
    let mut query = together::select(COLUMNS, &[], "SELECT * FROM roles WHERE tenant = ");
    // The names come from the index alone, so what is skipped is never read.
    query.push_bind(tenant).push(" AND name_key IN (SELECT name_key FROM roles WHERE tenant = ").push_bind(tenant);
    query.push(" ORDER BY name_key LIMIT ").push_bind(limit).push(" OFFSET ").push_bind(skip);
    query.push(") ORDER BY name_key");
    let rows: Vec<Row> = together::fetch(query, scope.conn().await?).await?;
    Ok(rows.into_iter().map(Role::from).collect())
}
