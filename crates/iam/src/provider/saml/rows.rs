//! Where SAML providers are kept, and SQL for them.

use store::{AuthorityChange, Cell, FromCell, Result, Scope, ToValue, Value, one_column, sql, table};

use super::{Algorithm, Provider};
use crate::name::WithKey;

/// Kept as its name.
impl ToValue for Algorithm {
    fn to_value(&self) -> Value<'_> {
        self.as_str().to_value()
    }
}

impl FromCell for Algorithm {
    fn from_cell(cell: Cell<'_>) -> Option<Self> {
        Some(Self::of(cell.text()?).unwrap_or_default())
    }
}

one_column!(Algorithm);

table! {
    Provider in saml_providers s by name_key {
        name as WithKey, encoded_metadata = metadata, algorithm, description, created_at, updated_at,
    }
}

pub(super) fn insert(change: &mut AuthorityChange<'_>, provider: &Provider) -> Result<()> {
    table::insert(change, [provider])
}

pub(super) fn update(change: &mut AuthorityChange<'_>, provider: &Provider) -> Result<()> {
    table::update(change, provider, &["metadata", "algorithm", "description", "updated_at"]).map(drop)
}

pub(super) fn delete(change: &mut AuthorityChange<'_>, key: &str) -> Result<()> {
    table::delete::<Provider>(change, &[key]).map(drop)
}

pub(super) fn find(scope: &mut Scope<'_>, key: &str) -> Result<Option<Provider>> {
    table::find(scope, key)
}

pub(super) fn page(scope: &mut Scope<'_>, after: &str, limit: i64) -> Result<Vec<Provider>> {
    table::behind(scope, "name_key", after, limit)
}

pub(super) fn count(scope: &mut Scope<'_>) -> Result<i64> {
    let tenant = scope.tenant_id().0;
    let query = sql!("SELECT COUNT(*) AS count FROM saml_providers WHERE tenant = $1", tenant);
    query.fetch_one(scope.conn()?)
}
