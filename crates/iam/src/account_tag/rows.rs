//! SQL for tags of an account, nothing else.

use std::collections::BTreeMap;

use kernel::Timestamp;
use store::{Composed, Result, Scope, row, sql};

row! {
    struct Kept {
        tag_key: String,
        tag_value: String,
        created_at: Timestamp,
    }

    struct Used {
        tag_key: String,
        tag_value: String,
        uses: i64,
    }
}

/// When each tag of the account was made, by key and value.
pub(super) fn kept(scope: &mut Scope<'_>) -> Result<BTreeMap<(String, String), Timestamp>> {
    let tenant = scope.tenant_id().0;
    let query = sql!("SELECT tag_key, tag_value, created_at FROM account_tags WHERE tenant = $1", tenant);
    let rows: Vec<Kept> = query.fetch_all(scope.conn()?)?;
    Ok(rows.into_iter().map(|row| ((row.tag_key, row.tag_value), row.created_at)).collect())
}

/// How many things of these kinds have each tag, by key and value.
pub(super) fn used(scope: &mut Scope<'_>, kinds: &[&str]) -> Result<BTreeMap<(String, String), i64>> {
    let mut query = Composed::new("SELECT t.tag_key, t.tag_value, COUNT(*) AS uses FROM tags t WHERE t.tenant = ");
    query.bind(scope.tenant_id().0).push(" AND ").push_in("t.kind", kinds);
    query.push(" GROUP BY t.tag_key, t.tag_value");
    let rows: Vec<Used> = query.fetch_all(scope.conn()?)?;
    Ok(rows.into_iter().map(|row| ((row.tag_key, row.tag_value), row.uses)).collect())
}

/// Keeps a tag; one that is kept already stays as it is.
pub(super) fn insert(scope: &mut Scope<'_>, key: &str, value: &str) -> Result<()> {
    let (tenant, now) = (scope.tenant_id().0, scope.now());
    sql!(
        "INSERT INTO account_tags (tenant, tag_key, tag_value, created_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (tenant, tag_key, tag_value) DO NOTHING",
        tenant,
        key,
        value,
        now,
    )
    .execute(scope.conn()?)?;
    Ok(())
}

/// Forgets a tag, and says whether it was kept.
pub(super) fn delete(scope: &mut Scope<'_>, key: &str, value: &str) -> Result<bool> {
    let tenant = scope.tenant_id().0;
    let statement =
        sql!("DELETE FROM account_tags WHERE tenant = $1 AND tag_key = $2 AND tag_value = $3", tenant, key, value);
    Ok(statement.execute(scope.conn()?)? > 0)
}
