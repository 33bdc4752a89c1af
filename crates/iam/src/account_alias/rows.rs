//! SQL for aliases of accounts, nothing else.

use store::{Result, Scope, sql};

pub(super) fn find(scope: &mut Scope<'_>) -> Result<Option<String>> {
    let tenant = scope.tenant_id().0;
    let query = sql!("SELECT alias FROM account_aliases WHERE tenant = $1", tenant);
    query.fetch_optional(scope.conn()?)
}

/// The account of the scope's cloud that has this alias.
pub(super) fn owner(scope: &mut Scope<'_>, alias: &str) -> Result<Option<i64>> {
    let cloud = scope.tenant().cloud.name;
    let query = sql!("SELECT tenant FROM account_aliases WHERE cloud = $1 AND alias = $2", cloud, alias);
    query.fetch_optional(scope.conn()?)
}

pub(super) fn insert(scope: &mut Scope<'_>, alias: &str) -> Result<()> {
    let (tenant, cloud) = (scope.tenant_id().0, scope.tenant().cloud.name);
    sql!("INSERT INTO account_aliases (tenant, cloud, alias) VALUES ($1, $2, $3)", tenant, cloud, alias)
        .execute(scope.conn()?)?;
    Ok(())
}

pub(super) fn delete(scope: &mut Scope<'_>) -> Result<()> {
    let tenant = scope.tenant_id().0;
    sql!("DELETE FROM account_aliases WHERE tenant = $1", tenant).execute(scope.conn()?)?;
    Ok(())
}
