//! Where high-availability virtual addresses are kept, and SQL for them.

use store::{Composed, Result, Scope, sql, table};

use super::{Filter, HaVip, TAGGED};
use crate::listing::Conditions;
use crate::transition;

table! {
    HaVip in ha_vips h by ha_vip_id {
        id = ha_vip_id, position, region, vpc_id, subnet_id, address, name, description, member_kind, transition,
        resource_group, created_at,
    }
    later { members }
}

/// Keeps what may change about an address.
pub(super) fn update(scope: &mut Scope<'_>, vip: &HaVip) -> Result<()> {
    table::update(scope, vip, &["name", "description", "member_kind", "asked", "asked_at"]).map(drop)
}

/// Addresses and their members, in the order in which they came.
pub(super) fn members_of(scope: &mut Scope<'_>, ids: &[&str]) -> Result<Vec<(String, String)>> {
    table::in_parts(ids, |ids| {
        let mut query = Composed::new("SELECT ha_vip_id, member_id FROM ha_vip_members WHERE tenant = ");
        query.bind(scope.tenant_id().0).push(" AND ").push_in("ha_vip_id", ids).push(" ORDER BY position");
        query.fetch_all(scope.conn()?)
    })
}

/// The addresses that have a member.
pub(super) fn of_member(scope: &mut Scope<'_>, member: &str) -> Result<Vec<String>> {
    let tenant = scope.tenant_id().0;
    let query = sql!("SELECT ha_vip_id FROM ha_vip_members WHERE tenant = $1 AND member_id = $2", tenant, member);
    query.fetch_all(scope.conn()?)
}

pub(super) fn insert_member(scope: &mut Scope<'_>, id: &str, member: &str, position: i64) -> Result<()> {
    let tenant = scope.tenant_id().0;
    let insert = sql!(
        "INSERT INTO ha_vip_members (tenant, ha_vip_id, member_id, position) VALUES ($1, $2, $3, $4)",
        tenant,
        id,
        member,
        position,
    );
    insert.execute(scope.conn()?).map(drop)
}

/// Deletes a member of one address, or of every one.
pub(super) fn delete_member(scope: &mut Scope<'_>, member: &str, id: Option<&str>) -> Result<()> {
    let mut statement = Composed::new("DELETE FROM ha_vip_members WHERE tenant = ");
    statement.bind(scope.tenant_id().0).push(" AND member_id = ").bind(member);
    if let Some(id) = id {
        statement.push(" AND ha_vip_id = ").bind(id);
    }
    statement.execute(scope.conn()?).map(drop)
}

pub(super) fn count_in(scope: &mut Scope<'_>, subnet: &str) -> Result<i64> {
    let tenant = scope.tenant_id().0;
    let query = sql!("SELECT COUNT(*) AS count FROM ha_vips WHERE tenant = $1 AND subnet_id = $2", tenant, subnet);
    query.fetch_one(scope.conn()?)
}

pub(super) fn conditions(scope: &Scope<'_>, filter: &Filter) -> Conditions {
    let mut conditions = Conditions::of::<HaVip>(scope);
    conditions
        .equal("h.region", filter.region.as_ref())
        .keyed("h.ha_vip_id", filter.ids.as_deref())
        .one_of("h.vpc_id", filter.vpcs.as_deref())
        .keyed("h.subnet_id", filter.subnets.as_deref())
        .one_of("h.address", filter.addresses.as_deref())
        .one_of("h.name", filter.names.as_deref())
        .equal("h.resource_group", filter.resource_group.as_ref())
        .tagged(TAGGED, "h.ha_vip_id", &filter.tags);
    if let Some(statuses) = &filter.statuses {
        transition::in_states(&mut conditions, "h", "h.member_kind", statuses, scope.now());
    }
    conditions
}
