//! SQL for aliases of accounts, nothing else.

use store::{Result, Scope};

pub(super) async fn find(scope: &mut Scope<'_>) -> Result<Option<String>> {
    let tenant = scope.tenant_id().0;
    let query = sqlx::query_scalar!("SELECT alias FROM account_aliases WHERE tenant = $1", tenant);
    Ok(query.fetch_optional(scope.conn().await?).await?)
}

pub(super) async fn insert(scope: &mut Scope<'_>, alias: &str) -> Result<()> {
    let (tenant, cloud) = (scope.tenant_id().0, scope.tenant().cloud.name);
    sqlx::query!("INSERT INTO account_aliases (tenant, cloud, alias) VALUES ($1, $2, $3)", tenant, cloud, alias)
        .execute(scope.conn().await?)
        .await?;
    Ok(())
}

pub(super) async fn delete(scope: &mut Scope<'_>) -> Result<()> {
    let tenant = scope.tenant_id().0;
    sqlx::query!("DELETE FROM account_aliases WHERE tenant = $1", tenant).execute(scope.conn().await?).await?;
    Ok(())
}
