//! Where gateways are kept, and what lists of them are narrowed by.

use store::{Scope, table};

use super::{Filter, Ipv4Gateway, TAGGED};
use crate::listing::Conditions;

table! {
    Ipv4Gateway in ipv4_gateways g by gateway_id {
        id = gateway_id, position, region, vpc_id, name, description, enabled, route_table_id, resource_group, created_at,
    }
}

pub(super) fn conditions(scope: &Scope<'_>, filter: &Filter) -> Conditions {
    let mut conditions = Conditions::of::<Ipv4Gateway>(scope);
    conditions
        .equal("g.region", filter.region.as_ref())
        .keyed("g.gateway_id", filter.ids.as_deref())
        .belonging("g.vpc_id", filter.vpc.as_ref())
        .equal("g.name", filter.name.as_ref())
        .equal("g.resource_group", filter.resource_group.as_ref())
        .tagged(TAGGED, "g.gateway_id", &filter.tags);
    conditions
}
