//! Where routes are kept, and SQL for them.

use store::table::Json;
use store::{Result, Scope, sql, table};

use super::{Destination, Filter, Route};
use crate::listing::Conditions;

table! {
    Route in routes e by route_id {
        id = route_id, position, region, vpc_id, route_table_id, family, destination, name, description, hops as Json,
        created_at, changed_at,
    }
}

/// A thing that a route leads to.
#[derive(Debug)]
struct Leads {
    hop_id: String,
    route_id: String,
    kind: String,
}

table! {
    Leads in route_hops h by route_id {
        hop_id, route_id, kind,
    }
}

/// Records what a route leads to.
pub(super) fn keep_hops(scope: &mut Scope<'_>, route: &Route) -> Result<()> {
    let mut hops: Vec<&_> = route.hops.iter().collect();
    hops.sort_by(|one, other| one.id.cmp(&other.id));
    hops.dedup_by(|one, other| one.id == other.id);
    let leads = hops.into_iter().map(|hop| Leads {
        hop_id: hop.id.clone(),
        route_id: route.id.clone(),
        kind: hop.kind.word().to_owned(),
    });
    table::insert(scope, &leads.collect::<Vec<_>>())
}

/// Forgets what a route led to.
pub(super) fn forget_hops(scope: &mut Scope<'_>, route: &str) -> Result<()> {
    table::delete::<Leads>(scope, &[route]).map(drop)
}

/// Records what a route leads to from now on.
pub(super) fn replace_hops(scope: &mut Scope<'_>, route: &Route) -> Result<()> {
    table::update(scope, route, &["hops"])?;
    forget_hops(scope, &route.id)?;
    keep_hops(scope, route)
}

/// The routes that lead to a thing.
pub(super) fn leading_to(scope: &mut Scope<'_>, hop: &str) -> Result<Vec<Route>> {
    let tenant = scope.tenant_id().0;
    let mut query = table::select::<Route>(scope);
    query.push(" AND e.route_id IN (SELECT h.route_id FROM route_hops h WHERE h.tenant = ").bind(tenant);
    query.push(" AND h.hop_id = ").bind(hop).push(")").fetch_all(scope.conn()?)
}

pub(super) fn leads_to(scope: &mut Scope<'_>, hop: &str) -> Result<bool> {
    let tenant = scope.tenant_id().0;
    let query =
        sql!("SELECT EXISTS (SELECT 1 FROM route_hops WHERE tenant = $1 AND hop_id = $2) AS leads", tenant, hop,);
    query.fetch_one(scope.conn()?)
}

pub(super) fn in_table(scope: &mut Scope<'_>, table: &str, destination: &Destination) -> Result<Option<Route>> {
    let mut query = table::select::<Route>(scope);
    query.push(" AND e.route_table_id = ").bind(table).push(" AND e.destination = ").bind(destination);
    query.fetch_optional(scope.conn()?)
}

/// The destinations of every route of a network.
pub(super) fn destinations_in(scope: &mut Scope<'_>, vpc: &str) -> Result<Vec<Destination>> {
    let tenant = scope.tenant_id().0;
    let query = sql!("SELECT destination FROM routes WHERE tenant = $1 AND vpc_id = $2", tenant, vpc);
    query.fetch_all(scope.conn()?)
}

/// The ids of the routes of a network for a destination.
pub(super) fn ids_for(scope: &mut Scope<'_>, vpc: &str, destination: &Destination) -> Result<Vec<String>> {
    let (tenant, destination) = (scope.tenant_id().0, destination.to_string());
    let query = sql!(
        "SELECT route_id FROM routes WHERE tenant = $1 AND vpc_id = $2 AND destination = $3",
        tenant,
        vpc,
        destination,
    );
    query.fetch_all(scope.conn()?)
}

/// The ids of the routes of a table.
pub(in crate::network) fn ids_in(scope: &mut Scope<'_>, table: &str) -> Result<Vec<String>> {
    let tenant = scope.tenant_id().0;
    let query = sql!("SELECT route_id FROM routes WHERE tenant = $1 AND route_table_id = $2", tenant, table);
    query.fetch_all(scope.conn()?)
}

/// How many routes a table has; a prefix list counts for as many as it may have blocks.
pub(in crate::network) fn count_in(scope: &mut Scope<'_>, table: &str) -> Result<i64> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT CAST(COALESCE(SUM(COALESCE(p.max_entries, 1)), 0) AS BIGINT) AS count FROM routes e
         LEFT JOIN prefix_lists p ON p.tenant = e.tenant AND p.list_id = e.destination
         WHERE e.tenant = $1 AND e.route_table_id = $2",
        tenant,
        table,
    );
    query.fetch_one(scope.conn()?)
}

/// Whether a network has a route.
pub(in crate::network) fn any_in(scope: &mut Scope<'_>, vpc: &str) -> Result<bool> {
    let tenant = scope.tenant_id().0;
    let query = sql!("SELECT EXISTS (SELECT 1 FROM routes WHERE tenant = $1 AND vpc_id = $2) AS has", tenant, vpc);
    query.fetch_one(scope.conn()?)
}

pub(super) fn count_by_table(scope: &mut Scope<'_>, vpc: &str) -> Result<Vec<(String, i64)>> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT route_table_id, COUNT(*) AS count FROM routes WHERE tenant = $1 AND vpc_id = $2 GROUP BY route_table_id",
        tenant,
        vpc,
    );
    query.fetch_all(scope.conn()?)
}

pub(super) fn tables_naming(scope: &mut Scope<'_>, list: &str) -> Result<Vec<(String, String)>> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT route_table_id, region FROM routes WHERE tenant = $1 AND destination = $2 ORDER BY route_table_id",
        tenant,
        list,
    );
    query.fetch_all(scope.conn()?)
}

pub(super) fn conditions(scope: &Scope<'_>, filter: &Filter) -> Conditions {
    let mut conditions = Conditions::of::<Route>(scope);
    conditions
        .equal("e.region", filter.region.as_ref())
        .keyed("e.vpc_id", filter.vpcs.as_deref())
        .keyed("e.route_table_id", filter.tables.as_deref())
        .keyed("e.route_id", filter.ids.as_deref())
        .one_of("e.destination", filter.destinations.as_deref())
        .equal("e.name", filter.name.as_ref())
        .equal("e.family", filter.family);
    if filter.hops.is_some() || filter.hop_kind.is_some() {
        let query = conditions.within("e.route_id", "SELECT h.route_id FROM route_hops h WHERE h.tenant");
        if let Some(hops) = &filter.hops {
            query.push(" AND ").push_in("h.hop_id", hops);
        }
        if let Some(kind) = filter.hop_kind {
            query.push(" AND h.kind = ").bind(kind.word());
        }
        query.push(")");
    }
    conditions
}
