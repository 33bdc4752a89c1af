//! Where route tables are kept, and what lists of them are narrowed by.

use store::{Scope, table};

use super::{Filter, RouteTable, TAGGED};
use crate::listing::Conditions;

table! {
    RouteTable in route_tables r by route_table_id {
        id = route_table_id, position, region, vpc_id, router_id, is_system, name, description, propagates, created_at,
    }
    joined "JOIN vpcs v ON v.tenant = r.tenant AND v.vpc_id = r.vpc_id" {
        resource_group = "v.resource_group",
    }
}

pub(super) fn conditions(scope: &Scope<'_>, filter: &Filter) -> Conditions {
    let mut conditions = Conditions::of::<RouteTable>(scope);
    conditions
        .equal("r.region", filter.region.as_ref())
        .keyed("r.route_table_id", filter.ids.as_deref())
        .belonging("r.vpc_id", filter.vpc.as_ref())
        .equal("r.router_id", filter.router.as_ref())
        .equal("r.name", filter.name.as_ref())
        .equal("r.is_system", filter.is_system)
        .tagged(TAGGED, "r.route_table_id", &filter.tags);
    if let Some(group) = &filter.resource_group {
        let tenant = conditions.tenant();
        let within = conditions.push("r.vpc_id IN (SELECT v.vpc_id FROM vpcs v WHERE v.tenant = ").bind(tenant);
        within.push(" AND v.resource_group = ").bind(group).push(")");
    }
    conditions
}
