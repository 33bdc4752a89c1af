//! SQL for policies and their versions, nothing else.

use kernel::{TenantId, Timestamp, time};
use store::counter::Counter;
use store::tag::{self, Wanted};
use store::{Composed, Conn, Result, Scope, row, sql};

use super::{Listed, Owner, Policy, TAGGED, Version};
use crate::name::Name;

/// Counts the policies of an account, or of a cloud.
const COUNTER: Counter<'_> = Counter::of("policies");

row! {
    struct Row {
        name: String,
        description: Option<String>,
        default_version: i64,
        last_version: i64,
        created_at: i64,
        updated_at: i64,
    }
}

impl From<Row> for Policy {
    fn from(row: Row) -> Self {
        Self {
            owner: Owner::Account,
            name: Name::new(row.name),
            description: row.description,
            default_version: row.default_version,
            last_version: row.last_version,
            created_at: time::from_millis(row.created_at),
            updated_at: time::from_millis(row.updated_at),
        }
    }
}

row! {
    struct ListedRow {
        name: String,
        description: Option<String>,
        default_version: i64,
        last_version: i64,
        created_at: i64,
        updated_at: i64,
        attachments: i64,
    }
}

impl From<ListedRow> for Listed {
    fn from(row: ListedRow) -> Self {
        let ListedRow { name, description, default_version, last_version, created_at, updated_at, attachments } = row;
        let policy = Row { name, description, default_version, last_version, created_at, updated_at }.into();
        Self { policy, attachments }
    }
}

pub(crate) fn insert(conn: &mut Conn, owner: TenantId, policy: &Policy) -> Result<()> {
    let (key, name) = (policy.name.key(), policy.name.as_str());
    let (created, updated) = (time::to_millis(policy.created_at), time::to_millis(policy.updated_at));
    sql!(
        "INSERT INTO policies
         (tenant, name_key, name, description, default_version, last_version, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        owner.0,
        key,
        name,
        policy.description,
        policy.default_version,
        policy.last_version,
        created,
        updated,
    )
    .execute(&mut *conn)?;
    COUNTER.add(conn, owner, 1)
}

pub(crate) fn update(conn: &mut Conn, owner: TenantId, policy: &Policy) -> Result<()> {
    let (key, updated) = (policy.name.key(), time::to_millis(policy.updated_at));
    sql!(
        "UPDATE policies SET description = $3, default_version = $4, last_version = $5, updated_at = $6
         WHERE tenant = $1 AND name_key = $2",
        owner.0,
        key,
        policy.description,
        policy.default_version,
        policy.last_version,
        updated,
    )
    .execute(conn)?;
    Ok(())
}

/// Deletes a policy and its versions.
pub(crate) fn delete(conn: &mut Conn, owner: TenantId, key: &str) -> Result<()> {
    sql!("DELETE FROM policy_versions WHERE tenant = $1 AND policy_key = $2", owner.0, key).execute(&mut *conn)?;
    let gone = sql!("DELETE FROM policies WHERE tenant = $1 AND name_key = $2", owner.0, key).execute(&mut *conn)?;
    COUNTER.subtract(conn, owner, gone)
}

pub(crate) fn insert_version(
    conn: &mut Conn,
    owner: TenantId,
    key: &str,
    number: i64,
    document: &str,
    now: Timestamp,
) -> Result<()> {
    let now = time::to_millis(now);
    sql!(
        "INSERT INTO policy_versions (tenant, policy_key, version, document, created_at) VALUES ($1, $2, $3, $4, $5)",
        owner.0,
        key,
        number,
        document,
        now,
    )
    .execute(conn)?;
    Ok(())
}

pub(crate) fn delete_version(conn: &mut Conn, owner: TenantId, key: &str, number: i64) -> Result<()> {
    sql!("DELETE FROM policy_versions WHERE tenant = $1 AND policy_key = $2 AND version = $3", owner.0, key, number,)
        .execute(conn)?;
    Ok(())
}

pub(crate) fn find(scope: &mut Scope<'_>, key: &str) -> Result<Option<Policy>> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT name, description, default_version, last_version, created_at, updated_at
         FROM policies WHERE tenant = $1 AND name_key = $2",
        tenant,
        key,
    );
    Ok(query.fetch_optional::<Row>(scope.conn()?)?.map(Policy::from))
}

pub(crate) fn count(scope: &mut Scope<'_>) -> Result<i64> {
    let tenant = scope.tenant_id();
    COUNTER.read(scope, tenant)
}

/// The numbers of a policy's versions, oldest first.
pub(crate) fn version_numbers(scope: &mut Scope<'_>, key: &str) -> Result<Vec<i64>> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT version FROM policy_versions WHERE tenant = $1 AND policy_key = $2 ORDER BY version",
        tenant,
        key,
    );
    query.fetch_all(scope.conn()?)
}

/// One version; whether it is the default one is for the caller to say.
pub(crate) fn find_version(scope: &mut Scope<'_>, key: &str, number: i64) -> Result<Option<Version>> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT version, document, created_at FROM policy_versions
         WHERE tenant = $1 AND policy_key = $2 AND version = $3",
        tenant,
        key,
        number,
    );
    let row: Option<(i64, String, i64)> = query.fetch_optional(scope.conn()?)?;
    Ok(row.map(|(number, document, created_at)| Version {
        number,
        document,
        is_default: false,
        created_at: time::from_millis(created_at),
    }))
}

/// The versions of a policy, newest first.
pub(crate) fn versions(scope: &mut Scope<'_>, key: &str) -> Result<Vec<Version>> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT v.version, v.document, v.created_at, v.version = p.default_version AS is_default
           FROM policy_versions v JOIN policies p ON p.tenant = v.tenant AND p.name_key = v.policy_key
           WHERE v.tenant = $1 AND v.policy_key = $2 ORDER BY v.version DESC",
        tenant,
        key,
    );
    let rows: Vec<(i64, String, i64, bool)> = query.fetch_all(scope.conn()?)?;
    let versions = rows.into_iter().map(|(number, document, created_at, is_default)| Version {
        number,
        document,
        is_default,
        created_at: time::from_millis(created_at),
    });
    Ok(versions.collect())
}

/// The policies of the account by name, from `from` on; `from` itself only when `inclusive`.
///
/// With `among` only those with these keys.
pub(crate) fn page(
    scope: &mut Scope<'_>,
    among: Option<&[String]>,
    tags: &[Wanted],
    from: &str,
    inclusive: bool,
    limit: i64,
) -> Result<Vec<Listed>> {
    let account = scope.tenant_id().0;
    let mut query = listing(account);
    query.push(if inclusive { " AND p.name_key >= " } else { " AND p.name_key > " }).bind(from);
    if let Some(keys) = among {
        query.push(" AND ").push_in("p.name_key", keys);
    }
    tag::push_wanted(&mut query, account, TAGGED, "p.name_key", tags);
    query.push(" ORDER BY p.name_key LIMIT ").bind(limit);
    let rows: Vec<ListedRow> = query.fetch_all(scope.conn()?)?;
    Ok(rows.into_iter().map(Listed::from).collect())
}

/// The policies of the account by name, without the first `skip`.
pub(crate) fn window(scope: &mut Scope<'_>, skip: i64, limit: i64) -> Result<Vec<Listed>> {
    let mut query = listing(scope.tenant_id().0);
    query.push(" ORDER BY p.name_key LIMIT ").bind(limit).push(" OFFSET ").bind(skip);
    let rows: Vec<ListedRow> = query.fetch_all(scope.conn()?)?;
    Ok(rows.into_iter().map(Listed::from).collect())
}

/// The beginning of a statement that reads the policies of an account, each with how often it is attached.
fn listing(account: i64) -> Composed {
    let mut query = Composed::new(
        "SELECT p.name, p.description, p.default_version, p.last_version, p.created_at, p.updated_at,
         (SELECT COUNT(*) FROM attachments a
          WHERE a.policy_tenant = p.tenant AND a.policy_key = p.name_key AND a.tenant = ",
    );
    query.bind(account).push(") AS attachments FROM policies p WHERE p.tenant = ").bind(account);
    query
}
