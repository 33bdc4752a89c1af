//! Where projects are kept, and SQL for them.

use store::{Result, Scope, sql, table};

use super::Project;

table! {
    Project in projects p by project_id {
        key = project_id, number, name, description, created_at,
    }
}

/// Number before that of an account's first project. Numbers stay below a million: clients write larger ones as `1e+06`.
const BEFORE: i64 = 100_000;

/// Every project of the account, oldest first.
pub(super) fn all(scope: &mut Scope<'_>) -> Result<Vec<Project>> {
    let mut query = table::select::<Project>(scope);
    query.push(" ORDER BY p.number");
    query.fetch_all(scope.conn()?)
}

/// The project of this name.
pub(super) fn by_name(scope: &mut Scope<'_>, name: &str) -> Result<Option<Project>> {
    table::find_by(scope, "name", name)
}

/// The number of the newest project.
pub(super) fn last(scope: &mut Scope<'_>) -> Result<i64> {
    let tenant = scope.tenant_id().0;
    let query = sql!("SELECT COALESCE(MAX(number), $2) AS last FROM projects WHERE tenant = $1", tenant, BEFORE);
    query.fetch_one(scope.conn()?)
}
