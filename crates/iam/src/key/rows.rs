//! SQL for access keys, nothing else.

use kernel::{TenantId, Timestamp, time};
use store::{AuthorityChange, Conn, Result, Scope, row, sql};

use super::{AccessKey, LastUse};

row! {
    struct Row {
        access_key_id: String,
        tenant: i64,
        user_id: Option<String>,
        secret: String,
        active: bool,
        created_at: i64,
        updated_at: i64,
    }
}

impl From<Row> for AccessKey {
    fn from(row: Row) -> Self {
        Self {
            id: row.access_key_id,
            secret: row.secret,
            active: row.active,
            tenant: TenantId(row.tenant),
            user_id: row.user_id,
            created_at: time::from_millis(row.created_at),
            updated_at: time::from_millis(row.updated_at),
        }
    }
}

pub(crate) fn insert(change: &mut AuthorityChange<'_>, key: &AccessKey) -> Result<()> {
    let (created, updated) = (time::to_millis(key.created_at), time::to_millis(key.updated_at));
    sql!(
        "INSERT INTO access_keys (access_key_id, tenant, user_id, secret, active, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        key.id,
        key.tenant.0,
        key.user_id,
        key.secret,
        key.active,
        created,
        updated,
    )
    .execute(change.conn())?;
    Ok(())
}

pub(crate) fn set_active(change: &mut AuthorityChange<'_>, id: &str, active: bool) -> Result<()> {
    let (tenant, now) = (change.tenant(), time::to_millis(change.now()));
    sql!(
        "UPDATE access_keys SET active = $3, updated_at = $4 WHERE tenant = $1 AND access_key_id = $2",
        tenant,
        id,
        active,
        now,
    )
    .execute(change.conn())?;
    Ok(())
}

pub(crate) fn delete(change: &mut AuthorityChange<'_>, id: &str) -> Result<()> {
    let tenant = change.tenant();
    sql!("DELETE FROM access_keys WHERE tenant = $1 AND access_key_id = $2", tenant, id).execute(change.conn())?;
    sql!("DELETE FROM access_key_uses WHERE tenant = $1 AND access_key_id = $2", tenant, id).execute(change.conn())?;
    sql!("DELETE FROM key_policies WHERE tenant = $1 AND access_key_id = $2", tenant, id).execute(change.conn())?;
    Ok(())
}

/// Keeps the last use of a key unless a newer one is kept. A key that is gone has none.
pub(crate) fn keep_last_use(scope: &mut Scope<'_>, id: &str, at: Timestamp, service: &str) -> Result<()> {
    let at = time::to_millis(at);
    sql!(
        "INSERT INTO access_key_uses (access_key_id, tenant, used_at, service)
         SELECT access_key_id, tenant, $2, $3 FROM access_keys WHERE access_key_id = $1
         ON CONFLICT (access_key_id) DO UPDATE SET used_at = excluded.used_at, service = excluded.service
         WHERE excluded.used_at >= access_key_uses.used_at",
        id,
        at,
        service,
    )
    .execute(scope.conn()?)?;
    Ok(())
}

/// The last use that is kept of a key of the scope's account.
pub(crate) fn last_use(scope: &mut Scope<'_>, id: &str) -> Result<Option<LastUse>> {
    let tenant = scope.tenant_id().0;
    let row: Option<(i64, String)> =
        sql!("SELECT used_at, service FROM access_key_uses WHERE tenant = $1 AND access_key_id = $2", tenant, id,)
            .fetch_optional(scope.conn()?)?;
    Ok(row.map(|(used_at, service)| LastUse { at: time::from_millis(used_at), service }))
}

/// The key with this identifier, whichever account it belongs to.
pub(crate) fn find(conn: &mut Conn, id: &str) -> Result<Option<AccessKey>> {
    let query = sql!(
        "SELECT access_key_id, tenant, user_id, secret, active, created_at, updated_at FROM access_keys
         WHERE access_key_id = $1",
        id,
    );
    Ok(query.fetch_optional::<Row>(conn)?.map(AccessKey::from))
}

pub(crate) fn of_user(scope: &mut Scope<'_>, user: Option<&str>) -> Result<Vec<AccessKey>> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT access_key_id, tenant, user_id, secret, active, created_at, updated_at FROM access_keys
         WHERE tenant = $1 AND user_id IS NOT DISTINCT FROM $2 ORDER BY created_at, access_key_id",
        tenant,
        user,
    );
    Ok(query.fetch_all::<Row>(scope.conn()?)?.into_iter().map(AccessKey::from).collect())
}

/// The keys of every user, oldest first.
pub(crate) fn of_users(scope: &mut Scope<'_>) -> Result<Vec<AccessKey>> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT access_key_id, tenant, user_id, secret, active, created_at, updated_at FROM access_keys
         WHERE tenant = $1 AND user_id IS NOT NULL ORDER BY created_at, access_key_id",
        tenant,
    );
    Ok(query.fetch_all::<Row>(scope.conn()?)?.into_iter().map(AccessKey::from).collect())
}

pub(crate) fn count(scope: &mut Scope<'_>, user: Option<&str>) -> Result<i64> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT COUNT(*) AS count FROM access_keys
           WHERE tenant = $1 AND user_id IS NOT DISTINCT FROM $2",
        tenant,
        user,
    );
    query.fetch_one(scope.conn()?)
}
