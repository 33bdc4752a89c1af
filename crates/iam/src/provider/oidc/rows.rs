//! SQL for OIDC providers, nothing else.

use kernel::time;
use store::{AuthorityChange, Result, Scope, row, sql};

use super::{Issuer, Provider};
use crate::name::Name;

row! {
    struct Row {
        name: String,
        issuer: String,
        client_ids: String,
        fingerprints: String,
        issuance_limit: i64,
        description: Option<String>,
        created_at: i64,
        updated_at: i64,
    }
}

impl From<Row> for Provider {
    fn from(row: Row) -> Self {
        let list = |text: &str| text.split(',').filter(|item| !item.is_empty()).map(str::to_owned).collect();
        Self {
            name: Name::new(row.name),
            issuer: Issuer::kept(row.issuer),
            client_ids: list(&row.client_ids),
            fingerprints: list(&row.fingerprints),
            issuance_limit: row.issuance_limit,
            description: row.description,
            created_at: time::from_millis(row.created_at),
            updated_at: time::from_millis(row.updated_at),
        }
    }
}

pub(super) fn insert(change: &mut AuthorityChange<'_>, provider: &Provider) -> Result<()> {
    let (tenant, key, name) = (change.tenant(), provider.name.key(), provider.name.as_str());
    let (issuer, ids, prints) =
        (provider.issuer.as_str(), provider.client_ids.join(","), provider.fingerprints.join(","));
    let (created, updated) = (time::to_millis(provider.created_at), time::to_millis(provider.updated_at));
    sql!(
        "INSERT INTO oidc_providers
         (tenant, name_key, name, issuer, client_ids, fingerprints, issuance_limit, description, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        tenant,
        key,
        name,
        issuer,
        ids,
        prints,
        provider.issuance_limit,
        provider.description,
        created,
        updated,
    )
    .execute(change.conn())?;
    Ok(())
}

pub(super) fn update(change: &mut AuthorityChange<'_>, provider: &Provider) -> Result<()> {
    let (tenant, key) = (change.tenant(), provider.name.key());
    let (ids, prints) = (provider.client_ids.join(","), provider.fingerprints.join(","));
    let updated = time::to_millis(provider.updated_at);
    sql!(
        "UPDATE oidc_providers
         SET client_ids = $3, fingerprints = $4, issuance_limit = $5, description = $6, updated_at = $7
         WHERE tenant = $1 AND name_key = $2",
        tenant,
        key,
        ids,
        prints,
        provider.issuance_limit,
        provider.description,
        updated,
    )
    .execute(change.conn())?;
    Ok(())
}

pub(super) fn delete(change: &mut AuthorityChange<'_>, key: &str) -> Result<()> {
    let tenant = change.tenant();
    sql!("DELETE FROM oidc_providers WHERE tenant = $1 AND name_key = $2", tenant, key).execute(change.conn())?;
    Ok(())
}

pub(super) fn find(scope: &mut Scope<'_>, key: &str) -> Result<Option<Provider>> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT name, issuer, client_ids, fingerprints, issuance_limit, description, created_at, updated_at
         FROM oidc_providers WHERE tenant = $1 AND name_key = $2",
        tenant,
        key,
    );
    Ok(query.fetch_optional::<Row>(scope.conn()?)?.map(Provider::from))
}

pub(super) fn has_issuer(scope: &mut Scope<'_>, issuer: &Issuer) -> Result<bool> {
    let (tenant, issuer) = (scope.tenant_id().0, issuer.as_str());
    let query = sql!(
        "SELECT EXISTS (SELECT 1 FROM oidc_providers WHERE tenant = $1 AND issuer = $2) AS taken",
        tenant,
        issuer,
    );
    query.fetch_one(scope.conn()?)
}

pub(super) fn page(scope: &mut Scope<'_>, after: &str, limit: i64) -> Result<Vec<Provider>> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT name, issuer, client_ids, fingerprints, issuance_limit, description, created_at, updated_at
         FROM oidc_providers WHERE tenant = $1 AND name_key > $2 ORDER BY name_key LIMIT $3",
        tenant,
        after,
        limit,
    );
    Ok(query.fetch_all::<Row>(scope.conn()?)?.into_iter().map(Provider::from).collect())
}

pub(super) fn count(scope: &mut Scope<'_>) -> Result<i64> {
    let tenant = scope.tenant_id().0;
    let query = sql!("SELECT COUNT(*) AS count FROM oidc_providers WHERE tenant = $1", tenant);
    query.fetch_one(scope.conn()?)
}
