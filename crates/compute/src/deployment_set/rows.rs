//! Where deployment sets are kept, and SQL for them.

use store::{Result, Scope, sql, table};

use super::{DeploymentSet, Filter};
use crate::listing::Conditions;

table! {
    DeploymentSet in deployment_sets s by deployment_set_id {
        id = deployment_set_id, position, region, name, description, strategy, group_count, extras, created_at,
    }
}

/// How many deployment sets a region has.
pub(super) fn count_in(scope: &mut Scope<'_>, region: &str) -> Result<i64> {
    let tenant = scope.tenant_id().0;
    let query = sql!("SELECT COUNT(*) AS count FROM deployment_sets WHERE tenant = $1 AND region = $2", tenant, region);
    query.fetch_one(scope.conn()?)
}

pub(super) fn conditions(scope: &Scope<'_>, filter: &Filter) -> Conditions {
    let mut conditions = Conditions::of::<DeploymentSet>(scope);
    conditions
        .equal("s.region", filter.region.as_ref())
        .keyed("s.deployment_set_id", filter.ids.as_deref())
        .equal("s.name", filter.name.as_ref())
        .equal("s.strategy", filter.strategy.as_ref());
    conditions
}
