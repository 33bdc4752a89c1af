//! SQL for passwords, nothing else.

use kernel::time;
use store::{Result, Scope, sql};

/// The hashes of the latest passwords of a user, the one that counts first.
pub(crate) fn latest(scope: &mut Scope<'_>, user: &str, limit: i64) -> Result<Vec<String>> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT hash FROM passwords WHERE tenant = $1 AND user_id = $2 ORDER BY position DESC LIMIT $3",
        tenant,
        user,
        limit,
    );
    query.fetch_all(scope.conn()?)
}

/// Adds the password that counts from now on and keeps `history` in all.
pub(crate) fn add(scope: &mut Scope<'_>, user: &str, hash: &str, history: i64) -> Result<()> {
    let (tenant, now) = (scope.tenant_id().0, time::to_millis(scope.now()));
    let position: i64 = sql!(
        "SELECT COALESCE(MAX(position), 0) + 1 AS position FROM passwords WHERE tenant = $1 AND user_id = $2",
        tenant,
        user,
    )
    .fetch_one(scope.conn()?)?;
    sql!(
        "INSERT INTO passwords (tenant, user_id, position, hash, set_at) VALUES ($1, $2, $3, $4, $5)",
        tenant,
        user,
        position,
        hash,
        now,
    )
    .execute(scope.conn()?)?;
    let oldest = position - history;
    sql!("DELETE FROM passwords WHERE tenant = $1 AND user_id = $2 AND position <= $3", tenant, user, oldest,)
        .execute(scope.conn()?)?;
    Ok(())
}

/// Forgets every password of a user.
pub(crate) fn clear(scope: &mut Scope<'_>, user: &str) -> Result<()> {
    let tenant = scope.tenant_id().0;
    sql!("DELETE FROM passwords WHERE tenant = $1 AND user_id = $2", tenant, user).execute(scope.conn()?)?;
    Ok(())
}
