//! Where interfaces and their membership in security groups are kept, and SQL for them.

use std::collections::HashMap;

use store::{Result, Scope, row, sql, table};

use super::{Filter, Interface, TAGGED};
use crate::listing::Conditions;

table! {
    Interface in network_interfaces n by interface_id {
        id = interface_id, position, region, zone, vpc_id, subnet_id, instance_id, is_primary, mac, address,
        resource_group, created_at,
    }
}

/// An interface in a security group.
#[derive(Debug)]
pub(crate) struct Member {
    pub(crate) interface_id: String,
    pub(crate) group_id: String,
    /// Keeps the order in which the groups were named.
    pub(crate) place: i64,
}

table! {
    Member in security_group_members m by interface_id {
        interface_id, group_id, place,
    }
}

row! {
    /// How many interfaces a group has.
    struct Members {
        group_id: String,
        members: i64,
    }
}

pub(in crate::network) fn count_in(scope: &mut Scope<'_>, subnet_id: &str) -> Result<i64> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT COUNT(*) AS count FROM network_interfaces WHERE tenant = $1 AND subnet_id = $2",
        tenant,
        subnet_id,
    );
    query.fetch_one(scope.conn()?)
}

/// The security groups of interfaces, in the order in which they were named. An interface without is not in the map.
pub(crate) fn groups_of(scope: &mut Scope<'_>, interfaces: &[&str]) -> Result<HashMap<String, Vec<String>>> {
    let members: Vec<Member> = table::in_parts(interfaces, |interfaces| {
        let mut query = table::select::<Member>(scope);
        query.push(" AND ").push_in("m.interface_id", interfaces).push(" ORDER BY m.place, m.group_id");
        query.fetch_all(scope.conn()?)
    })?;
    let mut groups = HashMap::<_, Vec<_>>::new();
    for member in members {
        groups.entry(member.interface_id).or_default().push(member.group_id);
    }
    Ok(groups)
}

/// Puts an interface into these groups and no others.
pub(crate) fn set_groups(scope: &mut Scope<'_>, interface_id: &str, groups: &[String]) -> Result<()> {
    table::delete::<Member>(scope, &[interface_id])?;
    table::insert(scope, &members(interface_id, groups))
}

/// An interface in groups.
pub(crate) fn members(interface_id: &str, groups: &[String]) -> Vec<Member> {
    let member = |(place, group): (i64, &String)| Member {
        interface_id: interface_id.to_owned(),
        group_id: group.clone(),
        place,
    };
    (0..).zip(groups).map(member).collect()
}

/// How many interfaces are in each of these groups. A group without is not in the map.
pub(crate) fn members_of(scope: &mut Scope<'_>, groups: &[&str]) -> Result<HashMap<String, i64>> {
    let found: Vec<Members> = table::in_parts(groups, |groups| {
        let text = "SELECT group_id, COUNT(*) AS members FROM security_group_members WHERE tenant = ";
        let mut query = store::Composed::new(text);
        query.bind(scope.tenant_id().0).push(" AND ").push_in("group_id", groups).push(" GROUP BY group_id");
        query.fetch_all(scope.conn()?)
    })?;
    Ok(found.into_iter().map(|group| (group.group_id, group.members)).collect())
}

pub(super) fn conditions(scope: &Scope<'_>, filter: &Filter) -> Conditions {
    let addresses = (!filter.addresses.is_empty()).then_some(filter.addresses.as_slice());
    let mut conditions = Conditions::of::<Interface>(scope);
    conditions
        .equal("n.region", filter.region.as_ref())
        .keyed("n.interface_id", filter.ids.as_deref())
        .equal("n.vpc_id", filter.vpc.as_ref())
        .equal("n.subnet_id", filter.subnet.as_ref())
        .belonging("n.instance_id", filter.instance.as_ref())
        .equal("n.is_primary", filter.is_primary)
        .present("n.instance_id", filter.is_attached)
        .one_of("n.address", addresses)
        .equal("n.resource_group", filter.resource_group.as_ref())
        .tagged(TAGGED, "n.interface_id", &filter.tags);
    conditions.in_groups("n.interface_id", filter.group.as_ref().map(std::slice::from_ref));
    conditions
}
