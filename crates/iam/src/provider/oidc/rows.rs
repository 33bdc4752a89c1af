//! Where OIDC providers are kept, and SQL for them.

use store::{AuthorityChange, Cell, Cells, Columns, FromCell, Result, Scope, ToValue, Value, one_column, sql, table};

use super::{Issuer, Provider};
use crate::name::WithKey;

/// Kept as it was written.
impl ToValue for Issuer {
    fn to_value(&self) -> Value<'_> {
        self.as_str().to_value()
    }
}

impl FromCell for Issuer {
    fn from_cell(cell: Cell<'_>) -> Option<Self> {
        String::from_cell(cell).map(Self::kept)
    }
}

one_column!(Issuer);

/// The form of a list of texts that are joined by commas and have none.
enum Commas {}

impl Columns<Commas> for Vec<String> {
    fn names(column: &'static str, names: &mut Vec<&'static str>) {
        names.push(column);
    }

    fn read(cells: &mut Cells<'_>) -> Result<Self> {
        let text: String = cells.read()?;
        Ok(text.split(',').filter(|item| !item.is_empty()).map(str::to_owned).collect())
    }

    fn write<'v>(&'v self, values: &mut Vec<Value<'v>>) {
        values.push(Value::Text(self.join(",").into()));
    }
}

table! {
    Provider in oidc_providers o by name_key {
        name as WithKey, issuer, client_ids as Commas, fingerprints as Commas, issuance_limit, description, created_at,
        updated_at,
    }
}

pub(super) fn insert(change: &mut AuthorityChange<'_>, provider: &Provider) -> Result<()> {
    table::insert(change, [provider])
}

pub(super) fn update(change: &mut AuthorityChange<'_>, provider: &Provider) -> Result<()> {
    let changing = ["client_ids", "fingerprints", "issuance_limit", "description", "updated_at"];
    table::update(change, provider, &changing).map(drop)
}

pub(super) fn delete(change: &mut AuthorityChange<'_>, key: &str) -> Result<()> {
    table::delete::<Provider>(change, &[key]).map(drop)
}

pub(super) fn find(scope: &mut Scope<'_>, key: &str) -> Result<Option<Provider>> {
    table::find(scope, key)
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
    table::behind(scope, "name_key", after, limit)
}

pub(super) fn count(scope: &mut Scope<'_>) -> Result<i64> {
    let tenant = scope.tenant_id().0;
    let query = sql!("SELECT COUNT(*) AS count FROM oidc_providers WHERE tenant = $1", tenant);
    query.fetch_one(scope.conn()?)
}
