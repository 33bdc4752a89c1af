//! Where deployment sets are kept, and SQL for them.

use store::{Composed, Result, Scope, row, sql, table};

use super::{DeploymentSet, Filter};
use crate::Extras;
use crate::listing::Conditions;

table! {
    DeploymentSet in deployment_sets s by deployment_set_id {
        id = deployment_set_id, position, region, name, description, strategy, group_count, extras, created_at,
    }
}

row! {
    /// An instance with its extras.
    pub(super) struct Carrier {
        pub(super) id: String,
        pub(super) zone: String,
        pub(super) extras: Extras,
    }
}

/// How many deployment sets a region has.
pub(super) fn count_in(scope: &mut Scope<'_>, region: &str) -> Result<i64> {
    let tenant = scope.tenant_id().0;
    let query = sql!("SELECT COUNT(*) AS count FROM deployment_sets WHERE tenant = $1 AND region = $2", tenant, region);
    query.fetch_one(scope.conn()?)
}

/// The instances of a region that have an extra of this name.
pub(super) fn with_extra(scope: &mut Scope<'_>, region: &str, extra: &str) -> Result<Vec<Carrier>> {
    let mut query = Composed::new("SELECT i.instance_id AS id, i.zone, i.extras FROM instances i WHERE i.tenant = ");
    query.bind(scope.tenant_id().0).push(" AND i.region = ").bind(region);
    // Extras are kept as JSON without spaces; inside a text its quotes are escaped, so nothing else looks like this.
    query.push(" AND replace(i.extras, ").bind(format!("\"{extra}\":")).push(", '') <> i.extras");
    query.push(" ORDER BY i.position DESC");
    query.fetch_all(scope.conn()?)
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
