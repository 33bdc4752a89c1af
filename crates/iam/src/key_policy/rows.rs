//! SQL for the networks of access keys, nothing else.

use kernel::time;
use store::{AuthorityChange, Fault, Result, Scope, row, sql};

use super::KeyPolicy;

/// What stands in the place of a key in the row of the whole account.
pub(super) const ACCOUNT: &str = "";

row! {
    /// The columns.
    struct Row {
        document: String,
        active: bool,
        rules: String,
    }
}

pub(super) fn find(scope: &mut Scope<'_>, key_id: &str) -> Result<Option<KeyPolicy>> {
    let tenant = scope.tenant_id().0;
    let row = sql!(
        "SELECT document, active, rules FROM key_policies WHERE tenant = $1 AND access_key_id = $2",
        tenant,
        key_id,
    )
    .fetch_optional::<Row>(scope.conn()?)?;
    let Some(row) = row else { return Ok(None) };
    let rules = serde_json::from_str(&row.rules)
        .map_err(|error| Fault::Damaged(format!("the networks of key `{key_id}` cannot be read: {error}")))?;
    Ok(Some(KeyPolicy { document: row.document, active: row.active, rules }))
}

pub(super) fn keep(change: &mut AuthorityChange<'_>, key_id: &str, policy: &KeyPolicy) -> Result<()> {
    let (tenant, now) = (change.tenant(), time::to_millis(change.now()));
    let rules = serde_json::to_string(&policy.rules).map_err(|error| Fault::Damaged(error.to_string()))?;
    sql!(
        "INSERT INTO key_policies (tenant, access_key_id, document, active, rules, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (tenant, access_key_id) DO UPDATE SET document = excluded.document, active = excluded.active,
         rules = excluded.rules, updated_at = excluded.updated_at",
        tenant,
        key_id,
        policy.document,
        policy.active,
        rules,
        now,
    )
    .execute(change.conn())?;
    Ok(())
}
