//! Where NAT gateways are kept, and SQL for them.

use store::{Composed, Result, Scope, sql, table};

use super::{Filter, NatGateway, TAGGED};
use crate::listing::Conditions;
use crate::transition;

table! {
    NatGateway in nat_gateways g by gateway_id {
        id = gateway_id, position, region, zone, vpc_id, subnet_id, address, interface_id, snat_table_id,
        forward_table_id, name, description, is_internal, own_addresses, spec, internet_charge, charge, protected,
        transition, resource_group, extras, created_at,
    }
}

/// Keeps what may change about a gateway.
pub(super) fn update(scope: &mut Scope<'_>, gateway: &NatGateway) -> Result<()> {
    const CHANGING: [&str; 8] =
        ["name", "description", "own_addresses", "spec", "protected", "asked", "asked_at", "extras"];
    table::update(scope, gateway, &CHANGING).map(drop)
}

/// How many gateways of a kind a network has.
pub(super) fn count_in(scope: &mut Scope<'_>, vpc: &str, is_internal: bool) -> Result<i64> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT COUNT(*) AS count FROM nat_gateways WHERE tenant = $1 AND vpc_id = $2 AND is_internal = $3",
        tenant,
        vpc,
        is_internal,
    );
    query.fetch_one(scope.conn()?)
}

/// The networks and ids of the gateways of several networks, newest first.
pub(super) fn ids_in(scope: &mut Scope<'_>, vpcs: &[&str]) -> Result<Vec<(String, String)>> {
    table::in_parts(vpcs, |vpcs| {
        let mut query = Composed::new("SELECT vpc_id, gateway_id FROM nat_gateways WHERE tenant = ");
        query.bind(scope.tenant_id().0).push(" AND ").push_in("vpc_id", vpcs).push(" ORDER BY position DESC");
        query.fetch_all(scope.conn()?)
    })
}

/// The addresses of gateways that rules use, as JSON, each with what uses them.
pub(super) fn uses(scope: &mut Scope<'_>, gateways: &[&str]) -> Result<Vec<(String, String, String)>> {
    let tenant = scope.tenant_id().0;
    table::in_parts(gateways, |gateways| {
        let mut query =
            Composed::new("SELECT gateway_id, addresses, 'source' AS used_by FROM snat_entries WHERE tenant = ");
        query.bind(tenant).push(" AND ").push_in("gateway_id", gateways);
        query.push(
            " UNION ALL SELECT gateway_id, '[\"' || external_address || '\"]' AS addresses,
                CASE WHEN external_ports = 'any' AND NOT shares_address THEN 'whole' ELSE 'forward' END AS used_by
              FROM forward_entries WHERE tenant = ",
        );
        query.bind(tenant).push(" AND ").push_in("gateway_id", gateways);
        query.fetch_all(scope.conn()?)
    })
}

/// How many source rules a gateway has, and how many forwarding rules.
pub(super) fn counts(scope: &mut Scope<'_>, id: &str) -> Result<(i64, i64)> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT (SELECT COUNT(*) FROM snat_entries s WHERE s.tenant = $1 AND s.gateway_id = $2) AS sources,
                (SELECT COUNT(*) FROM forward_entries f WHERE f.tenant = $1 AND f.gateway_id = $2) AS forwards",
        tenant,
        id,
    );
    query.fetch_one(scope.conn()?)
}

/// Deletes the rules of a gateway, and the addresses that it has beside elastic ones.
pub(super) fn delete_parts(scope: &mut Scope<'_>, id: &str) -> Result<()> {
    let tenant = scope.tenant_id().0;
    sql!("DELETE FROM snat_entries WHERE tenant = $1 AND gateway_id = $2", tenant, id).execute(scope.conn()?)?;
    sql!("DELETE FROM forward_entries WHERE tenant = $1 AND gateway_id = $2", tenant, id).execute(scope.conn()?)?;
    sql!("DELETE FROM nat_addresses WHERE tenant = $1 AND gateway_id = $2", tenant, id).execute(scope.conn()?)?;
    sql!("DELETE FROM nat_blocks WHERE tenant = $1 AND gateway_id = $2", tenant, id).execute(scope.conn()?)?;
    Ok(())
}

pub(super) fn conditions(scope: &Scope<'_>, filter: &Filter) -> Conditions {
    let mut conditions = Conditions::of::<NatGateway>(scope);
    conditions
        .equal("g.region", filter.region.as_ref())
        .keyed("g.gateway_id", filter.ids.as_deref())
        .belonging("g.vpc_id", filter.vpc.as_ref())
        .equal("g.zone", filter.zone.as_ref())
        .equal("g.name", filter.name.as_ref())
        .equal("g.is_internal", filter.is_internal)
        .equal("g.spec", filter.spec.as_ref())
        .equal("g.charge", filter.charge.as_ref())
        .equal("g.resource_group", filter.resource_group.as_ref())
        .tagged(TAGGED, "g.gateway_id", &filter.tags);
    if let Some(status) = filter.status {
        transition::in_states(&mut conditions, "g", "NULL", &[status], scope.now());
    }
    conditions
}
