//! Where load balancers are kept, and SQL for them.

use store::{Result, Scope, columns, sql, table};

use super::{Filter, Inside, LoadBalancer, TAGGED};
use crate::listing::Conditions;

columns! {
    Inside { subnet_id, address }
}

table! {
    LoadBalancer in load_balancers b by load_balancer_id {
        id = load_balancer_id, position, region, vpc_id, inside, name, enabled, charge, resource_group, extras,
        created_at,
    }
}

/// How many load balancers there are in a region.
pub(super) fn count_in(scope: &mut Scope<'_>, region: &str) -> Result<i64> {
    let tenant = scope.tenant_id().0;
    let query = sql!("SELECT COUNT(*) AS count FROM load_balancers WHERE tenant = $1 AND region = $2", tenant, region);
    query.fetch_one(scope.conn()?)
}

/// Whether a network has a load balancer.
pub(super) fn any_in(scope: &mut Scope<'_>, vpc: &str) -> Result<bool> {
    let tenant = scope.tenant_id().0;
    let query =
        sql!("SELECT EXISTS (SELECT 1 FROM load_balancers WHERE tenant = $1 AND vpc_id = $2) AS has", tenant, vpc);
    query.fetch_one(scope.conn()?)
}

/// Whether a load balancer listens in a subnet.
pub(super) fn any_in_subnet(scope: &mut Scope<'_>, subnet: &str) -> Result<bool> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT EXISTS (SELECT 1 FROM load_balancers WHERE tenant = $1 AND subnet_id = $2) AS has",
        tenant,
        subnet,
    );
    query.fetch_one(scope.conn()?)
}

pub(super) fn conditions(scope: &Scope<'_>, filter: &Filter) -> Conditions {
    let mut conditions = Conditions::of::<LoadBalancer>(scope);
    conditions
        .equal("b.region", filter.region.as_ref())
        .keyed("b.load_balancer_id", filter.ids.as_deref())
        .keyed("b.vpc_id", filter.vpcs.as_deref())
        .one_of("b.resource_group", filter.resource_groups.as_deref())
        .tagged(TAGGED, "b.load_balancer_id", &filter.tags);
    if let Some(has) = filter.has_elastic_address {
        let tenant = conditions.tenant();
        let query = conditions.push(if has { "EXISTS" } else { "NOT EXISTS" });
        query.push(" (SELECT 1 FROM elastic_addresses e WHERE e.tenant = ").bind(tenant);
        query.push(" AND e.holder_id = b.load_balancer_id)");
    }
    conditions
}
