//! Where access keys are kept, and SQL for them.

use kernel::{Timestamp, time};
use store::{AuthorityChange, Composed, Conn, Result, Scope, sql, table};

use super::{AccessKey, LastUse};

table! {
    AccessKey in access_keys k by access_key_id {
        id = access_key_id, user_id, secret, active, created_at, updated_at,
    }
    joined {
        tenant = "k.tenant",
    }
}

pub(crate) fn insert(change: &mut AuthorityChange<'_>, key: &AccessKey) -> Result<()> {
    table::insert(change, [key])
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
    table::delete::<AccessKey>(change, &[id])?;
    let tenant = change.tenant();
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
    let list = table::list::<AccessKey>();
    let mut query = Composed::new(format!("SELECT {list} FROM access_keys k WHERE k.access_key_id = "));
    query.bind(id);
    query.fetch_optional(conn)
}

pub(crate) fn of_user(scope: &mut Scope<'_>, user: Option<&str>) -> Result<Vec<AccessKey>> {
    let mut query = table::select::<AccessKey>(scope);
    query.push(" AND k.user_id IS NOT DISTINCT FROM ").bind(user).push(" ORDER BY k.created_at, k.access_key_id");
    query.fetch_all(scope.conn()?)
}

/// The keys of every user, oldest first.
pub(crate) fn of_users(scope: &mut Scope<'_>) -> Result<Vec<AccessKey>> {
    let mut query = table::select::<AccessKey>(scope);
    query.push(" AND k.user_id IS NOT NULL ORDER BY k.created_at, k.access_key_id");
    query.fetch_all(scope.conn()?)
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
