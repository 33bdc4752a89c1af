//! Where resource groups are kept, and SQL for them.

use store::{Result, Scope, table};

use super::ResourceGroup;

table! {
    ResourceGroup in resource_groups r by group_id {
        id = group_id, name, display_name, created_at, deleted_at,
    }
}

/// Every group of the account, oldest first, those that are gone among them.
pub(super) fn all(scope: &mut Scope<'_>) -> Result<Vec<ResourceGroup>> {
    let mut query = table::select::<ResourceGroup>(scope);
    query.push(" ORDER BY r.created_at, r.group_id");
    query.fetch_all(scope.conn()?)
}

/// Removes the rows of groups that are gone.
pub(super) fn forget(scope: &mut Scope<'_>, ids: &[&str]) -> Result<()> {
    if !ids.is_empty() {
        table::delete::<ResourceGroup>(scope, ids)?;
    }
    Ok(())
}
