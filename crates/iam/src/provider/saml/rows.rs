//! SQL for SAML providers, nothing else.

use kernel::time;
use store::{AuthorityChange, Result, Scope, row, sql};

use super::{Algorithm, Provider};
use crate::name::Name;

row! {
    struct Row {
        name: String,
        metadata: String,
        algorithm: String,
        description: Option<String>,
        created_at: i64,
        updated_at: i64,
    }
}

impl From<Row> for Provider {
    fn from(row: Row) -> Self {
        Self {
            name: Name::new(row.name),
            encoded_metadata: row.metadata,
            algorithm: Algorithm::of(&row.algorithm).unwrap_or_default(),
            description: row.description,
            created_at: time::from_millis(row.created_at),
            updated_at: time::from_millis(row.updated_at),
        }
    }
}

pub(super) fn insert(change: &mut AuthorityChange<'_>, provider: &Provider) -> Result<()> {
    let (tenant, key, name) = (change.tenant(), provider.name.key(), provider.name.as_str());
    let algorithm = provider.algorithm.as_str();
    let (created, updated) = (time::to_millis(provider.created_at), time::to_millis(provider.updated_at));
    sql!(
        "INSERT INTO saml_providers (tenant, name_key, name, metadata, algorithm, description, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        tenant,
        key,
        name,
        provider.encoded_metadata,
        algorithm,
        provider.description,
        created,
        updated,
    )
    .execute(change.conn())?;
    Ok(())
}

pub(super) fn update(change: &mut AuthorityChange<'_>, provider: &Provider) -> Result<()> {
    let (tenant, key, algorithm) = (change.tenant(), provider.name.key(), provider.algorithm.as_str());
    let updated = time::to_millis(provider.updated_at);
    sql!(
        "UPDATE saml_providers SET metadata = $3, algorithm = $4, description = $5, updated_at = $6
         WHERE tenant = $1 AND name_key = $2",
        tenant,
        key,
        provider.encoded_metadata,
        algorithm,
        provider.description,
        updated,
    )
    .execute(change.conn())?;
    Ok(())
}

pub(super) fn delete(change: &mut AuthorityChange<'_>, key: &str) -> Result<()> {
    let tenant = change.tenant();
    sql!("DELETE FROM saml_providers WHERE tenant = $1 AND name_key = $2", tenant, key).execute(change.conn())?;
    Ok(())
}

pub(super) fn find(scope: &mut Scope<'_>, key: &str) -> Result<Option<Provider>> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT name, metadata, algorithm, description, created_at, updated_at
         FROM saml_providers WHERE tenant = $1 AND name_key = $2",
        tenant,
        key,
    );
    Ok(query.fetch_optional::<Row>(scope.conn()?)?.map(Provider::from))
}

pub(super) fn page(scope: &mut Scope<'_>, after: &str, limit: i64) -> Result<Vec<Provider>> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT name, metadata, algorithm, description, created_at, updated_at
         FROM saml_providers WHERE tenant = $1 AND name_key > $2 ORDER BY name_key LIMIT $3",
        tenant,
        after,
        limit,
    );
    Ok(query.fetch_all::<Row>(scope.conn()?)?.into_iter().map(Provider::from).collect())
}

pub(super) fn count(scope: &mut Scope<'_>) -> Result<i64> {
    let tenant = scope.tenant_id().0;
    let query = sql!("SELECT COUNT(*) AS count FROM saml_providers WHERE tenant = $1", tenant);
    query.fetch_one(scope.conn()?)
}
