//! Replies kept for client tokens, so that a repeated call repeats its reply.

use kernel::time;

use crate::{Result, Scope, row, sql};

row! {
    /// A reply that an earlier call with the same token gave.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Kept {
        /// Digest of that call's parameters.
        pub fingerprint: String,
        /// Its reply, as JSON.
        pub reply: String,
    }
}

/// How long a reply is kept, in milliseconds: 24 hours. The vendors name no number.
const KEPT_FOR: i64 = 24 * 60 * 60 * 1_000;

/// The reply of an earlier call with this token. `area` names the operation and its region.
pub fn find(scope: &mut Scope<'_>, area: &str, token: &str) -> Result<Option<Kept>> {
    let (tenant, since) = (scope.tenant_id().0, time::to_millis(scope.now()) - KEPT_FOR);
    let query = sql!(
        "SELECT fingerprint, reply FROM idempotency
         WHERE tenant = $1 AND scope = $2 AND token = $3 AND created_at > $4",
        tenant,
        area,
        token,
        since,
    );
    query.fetch_optional::<Kept>(scope.conn()?)
}

/// Keeps a reply and drops those that have grown too old.
pub fn keep(scope: &mut Scope<'_>, area: &str, token: &str, kept: &Kept) -> Result<()> {
    let (tenant, now) = (scope.tenant_id().0, time::to_millis(scope.now()));
    let since = now - KEPT_FOR;
    sql!("DELETE FROM idempotency WHERE tenant = $1 AND created_at <= $2", tenant, since).execute(scope.conn()?)?;
    sql!(
        "INSERT INTO idempotency (tenant, scope, token, fingerprint, reply, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
        tenant,
        area,
        token,
        kept.fingerprint,
        kept.reply,
        now,
    )
    .execute(scope.conn()?)?;
    Ok(())
}
