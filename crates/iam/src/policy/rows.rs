//! SQL for policies and their versions, nothing else.

use kernel::page::Numbered;
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
        tenant: i64,
        name: String,
        description: Option<String>,
        default_version: i64,
        last_version: i64,
        created_at: i64,
        updated_at: i64,
    }
}

impl Row {
    fn policy(self, account: i64) -> Policy {
        Policy {
            owner: Owner::of(self.tenant, account),
            name: Name::new(self.name),
            description: self.description,
            default_version: self.default_version,
            last_version: self.last_version,
            created_at: time::from_millis(self.created_at),
            updated_at: time::from_millis(self.updated_at),
        }
    }
}

row! {
    struct ListedRow {
        tenant: i64,
        name: String,
        description: Option<String>,
        default_version: i64,
        last_version: i64,
        created_at: i64,
        updated_at: i64,
        attachments: i64,
    }
}

impl ListedRow {
    fn listed(self, account: i64) -> Listed {
        Listed {
            attachments: self.attachments,
            policy: Policy {
                owner: Owner::of(self.tenant, account),
                name: Name::new(self.name),
                description: self.description,
                default_version: self.default_version,
                last_version: self.last_version,
                created_at: time::from_millis(self.created_at),
                updated_at: time::from_millis(self.updated_at),
            },
        }
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

/// Deletes every policy of an owner.
pub(crate) fn delete_all(conn: &mut Conn, owner: TenantId) -> Result<()> {
    sql!("DELETE FROM policy_versions WHERE tenant = $1", owner.0).execute(&mut *conn)?;
    let gone = sql!("DELETE FROM policies WHERE tenant = $1", owner.0).execute(&mut *conn)?;
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

pub(crate) fn find(scope: &mut Scope<'_>, owner: TenantId, key: &str) -> Result<Option<Policy>> {
    let account = scope.tenant_id().0;
    let query = sql!(
        "SELECT tenant, name, description, default_version, last_version, created_at, updated_at
         FROM policies WHERE tenant = $1 AND name_key = $2",
        owner.0,
        key,
    );
    Ok(query.fetch_optional::<Row>(scope.conn()?)?.map(|row| row.policy(account)))
}

pub(crate) fn count(scope: &mut Scope<'_>, owner: TenantId) -> Result<i64> {
    COUNTER.read(scope, owner)
}

/// The numbers of a policy's versions, oldest first.
pub(crate) fn version_numbers(scope: &mut Scope<'_>, owner: TenantId, key: &str) -> Result<Vec<i64>> {
    let query = sql!(
        "SELECT version FROM policy_versions WHERE tenant = $1 AND policy_key = $2 ORDER BY version",
        owner.0,
        key,
    );
    query.fetch_all(scope.conn()?)
}

/// One version; whether it is the default one is for the caller to say.
pub(crate) fn find_version(scope: &mut Scope<'_>, owner: TenantId, key: &str, number: i64) -> Result<Option<Version>> {
    let query = sql!(
        "SELECT version, document, created_at FROM policy_versions
         WHERE tenant = $1 AND policy_key = $2 AND version = $3",
        owner.0,
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
pub(crate) fn versions(scope: &mut Scope<'_>, owner: TenantId, key: &str) -> Result<Vec<Version>> {
    let query = sql!(
        "SELECT v.version, v.document, v.created_at, v.version = p.default_version AS is_default
           FROM policy_versions v JOIN policies p ON p.tenant = v.tenant AND p.name_key = v.policy_key
           WHERE v.tenant = $1 AND v.policy_key = $2 ORDER BY v.version DESC",
        owner.0,
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

/// The policies of one owner by name, from `from` on; `from` itself only when `inclusive`.
///
/// With `among` only those with these keys.
pub(crate) fn page(
    scope: &mut Scope<'_>,
    owner: TenantId,
    among: Option<&[String]>,
    tags: &[Wanted],
    from: &str,
    inclusive: bool,
    limit: i64,
) -> Result<Vec<Listed>> {
    let account = scope.tenant_id().0;
    let mut query = Composed::new(
        "SELECT p.tenant, p.name, p.description, p.default_version, p.last_version, p.created_at, p.updated_at,
         (SELECT COUNT(*) FROM attachments a
          WHERE a.policy_tenant = p.tenant AND a.policy_key = p.name_key AND a.tenant = ",
    );
    query.bind(account).push(") AS attachments FROM policies p WHERE p.tenant = ").bind(owner.0);
    query.push(if inclusive { " AND p.name_key >= " } else { " AND p.name_key > " }).bind(from);
    if let Some(keys) = among {
        // No key is empty, so an empty list still makes a condition.
        query.push(" AND p.name_key IN (''");
        for key in keys {
            query.push(", ").bind(key);
        }
        query.push(")");
    }
    tag::push_wanted(&mut query, account, TAGGED, "p.name_key", tags);
    query.push(" ORDER BY p.name_key LIMIT ").bind(limit);
    let rows: Vec<ListedRow> = query.fetch_all(scope.conn()?)?;
    Ok(rows.into_iter().map(|row| row.listed(account)).collect())
}

/// One page of the policies of either of two owners by name; of one name the first tenant's comes first.
pub(crate) fn numbered(scope: &mut Scope<'_>, owners: [TenantId; 2], page: Numbered) -> Result<Vec<Listed>> {
    let (account, [one, two], skip) = (scope.tenant_id().0, owners, page.skip());
    let query = sql!(
        "SELECT p.tenant, p.name, p.description, p.default_version, p.last_version, p.created_at, p.updated_at,
             (SELECT COUNT(*) FROM attachments a
              WHERE a.policy_tenant = p.tenant AND a.policy_key = p.name_key AND a.tenant = $1)
             AS attachments
           FROM policies p WHERE p.tenant = $2 OR p.tenant = $3
           ORDER BY p.name_key, p.tenant LIMIT $4 OFFSET $5",
        account,
        one.0,
        two.0,
        page.size,
        skip,
    );
    let rows: Vec<ListedRow> = query.fetch_all(scope.conn()?)?;
    Ok(rows.into_iter().map(|row| row.listed(account)).collect())
}
