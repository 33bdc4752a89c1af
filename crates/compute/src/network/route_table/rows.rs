//! Where route tables are kept, and SQL for them.

use store::{Cell, Composed, FromCell, Result, Scope, ToValue, Value, one_column, sql, table};

use super::{Filter, RouteTable, Serves, TAGGED};
use crate::listing::Conditions;

one_column!(Serves);

impl ToValue for Serves {
    fn to_value(&self) -> Value<'_> {
        Value::Text(if *self == Self::Gateways { "gateways" } else { "subnets" }.into())
    }
}

impl FromCell for Serves {
    fn from_cell(cell: Cell<'_>) -> Option<Self> {
        cell.text().map(|text| if text == "gateways" { Self::Gateways } else { Self::Subnets })
    }
}

table! {
    RouteTable in route_tables r by route_table_id {
        id = route_table_id, position, region, vpc_id, router_id, is_system, serves, name, description, propagates,
        created_at,
    }
    joined "JOIN vpcs v ON v.tenant = r.tenant AND v.vpc_id = r.vpc_id" {
        resource_group = "v.resource_group",
    }
}

/// How many tables a network has beside the one that it was born with.
pub(in crate::network) fn custom_in(scope: &mut Scope<'_>, vpc_id: &str) -> Result<i64> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT COUNT(*) AS count FROM route_tables WHERE tenant = $1 AND vpc_id = $2 AND NOT is_system",
        tenant,
        vpc_id,
    );
    query.fetch_one(scope.conn()?)
}

/// The tables of several networks, each with its network, oldest first.
pub(super) fn ids_in(scope: &mut Scope<'_>, vpcs: &[&str]) -> Result<Vec<(String, String)>> {
    table::in_parts(vpcs, |vpcs| {
        let mut query = Composed::new("SELECT vpc_id, route_table_id FROM route_tables WHERE tenant = ");
        query.bind(scope.tenant_id().0).push(" AND ").push_in("vpc_id", vpcs).push(" ORDER BY position");
        query.fetch_all(scope.conn()?)
    })
}

/// The subnets of several networks, newest first, each with the table that it uses.
pub(super) fn subnets_by_table(scope: &mut Scope<'_>, vpcs: &[&str]) -> Result<Vec<(String, String)>> {
    table::in_parts(vpcs, |vpcs| {
        let mut query = Composed::new(
            "SELECT COALESCE(s.route_table_id, v.route_table_id) AS table_id, s.subnet_id FROM subnets s
             JOIN vpcs v ON v.tenant = s.tenant AND v.vpc_id = s.vpc_id WHERE s.tenant = ",
        );
        query.bind(scope.tenant_id().0).push(" AND ").push_in("s.vpc_id", vpcs).push(" ORDER BY s.position DESC");
        query.fetch_all(scope.conn()?)
    })
}

/// The gateways of several networks that have a table, each with it.
pub(super) fn gateways_by_table(scope: &mut Scope<'_>, vpcs: &[&str]) -> Result<Vec<(String, String)>> {
    table::in_parts(vpcs, |vpcs| {
        let mut query = Composed::new(
            "SELECT route_table_id, gateway_id FROM ipv4_gateways WHERE route_table_id IS NOT NULL AND tenant = ",
        );
        query.bind(scope.tenant_id().0).push(" AND ").push_in("vpc_id", vpcs).push(" ORDER BY position");
        query.fetch_all(scope.conn()?)
    })
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
