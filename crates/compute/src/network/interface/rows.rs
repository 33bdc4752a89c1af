//! Where interfaces and their membership in security groups are kept, and SQL for them.

use std::collections::HashMap;
use std::net::Ipv4Addr;

use store::{Json, Result, Scope, row, sql, table};

use super::{AnyOf, Filter, Interface, InterfaceKind, TAGGED};
use crate::listing::Conditions;
use crate::transition;

table! {
    Interface in network_interfaces n by interface_id {
        id = interface_id, position, region, zone, vpc_id, subnet_id, instance_id, is_primary, is_trunk, trunk_id, device_index,
        network_card, mac, address,
        further as Json, prefixes as Json, v6 as Json, name, description, delete_on_release, transition, resource_group, extras,
        created_at,
    }
    joined "LEFT JOIN public_addresses p ON p.tenant = n.tenant AND p.holder = n.instance_id AND n.is_primary" {
        public_address = "p.address",
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

/// Keeps what may change about an interface.
pub(super) fn update(scope: &mut Scope<'_>, interface: &Interface) -> Result<()> {
    const CHANGING: [&str; 14] = [
        "instance_id",
        "is_primary",
        "trunk_id",
        "device_index",
        "network_card",
        "further",
        "prefixes",
        "v6",
        "name",
        "description",
        "delete_on_release",
        "asked",
        "asked_at",
        "extras",
    ];
    table::update(scope, interface, &CHANGING).map(drop)
}

/// The interfaces of an instance.
pub(super) fn of_instance(scope: &mut Scope<'_>, instance_id: &str) -> Result<Vec<Interface>> {
    let mut query = table::select::<Interface>(scope);
    query.push(" AND n.instance_id = ").bind(instance_id).push(" ORDER BY n.position");
    query.fetch_all(scope.conn()?)
}

/// The interfaces of several instances, oldest first.
pub(super) fn of_instances(scope: &mut Scope<'_>, instances: &[&str]) -> Result<Vec<Interface>> {
    table::in_parts(instances, |instances| {
        let mut query = table::select::<Interface>(scope);
        query.push(" AND ").push_in("n.instance_id", instances).push(" ORDER BY n.is_primary DESC, n.position");
        query.fetch_all(scope.conn()?)
    })
}

/// How many interfaces an instance has.
pub(super) fn count_of(scope: &mut Scope<'_>, instance_id: &str) -> Result<i64> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT COUNT(*) AS count FROM network_interfaces WHERE tenant = $1 AND instance_id = $2",
        tenant,
        instance_id,
    );
    query.fetch_one(scope.conn()?)
}

/// The numbers of the interfaces that one of an instance carries.
pub(super) fn carried_by(scope: &mut Scope<'_>, instance_id: &str, trunk_id: &str) -> Result<Vec<i64>> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT device_index FROM network_interfaces WHERE tenant = $1 AND instance_id = $2 AND trunk_id = $3",
        tenant,
        instance_id,
        trunk_id,
    );
    query.fetch_all(scope.conn()?)
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
    let mut conditions = Conditions::of::<Interface>(scope);
    conditions
        .equal("n.region", filter.region.as_ref())
        .keyed("n.interface_id", filter.ids.as_deref())
        .equal("n.vpc_id", filter.vpc.as_ref())
        .equal("n.subnet_id", filter.subnet.as_ref())
        .belonging("n.instance_id", filter.instance.as_ref())
        .equal("n.name", filter.name.as_ref())
        .equal("n.address", filter.main_address.as_ref())
        .equal("n.resource_group", filter.resource_group.as_ref())
        .tagged(TAGGED, "n.interface_id", &filter.tags);
    if let Some(kind) = filter.kind {
        conditions.push(match kind {
            InterfaceKind::Primary => "n.is_primary",
            InterfaceKind::Trunk => "n.is_trunk AND NOT n.is_primary",
            InterfaceKind::Member => "n.trunk_id IS NOT NULL",
            InterfaceKind::Secondary => "n.trunk_id IS NULL AND NOT n.is_trunk AND NOT n.is_primary",
        });
    }
    if let Some(status) = filter.status {
        transition::in_states(&mut conditions, "n", "n.instance_id", &[status], scope.now());
    }
    if !filter.addresses.is_empty() {
        // Those in use stand there as numbers; what is no address is none of them.
        let number = |text: &String| text.parse::<Ipv4Addr>().map_or(-1, |address| i64::from(u32::from(address)));
        let numbers: Vec<_> = filter.addresses.iter().map(number).collect();
        let select = "SELECT a.interface_id FROM private_addresses a WHERE a.tenant";
        conditions.within("n.interface_id", select).push(" AND ").push_in("a.address", numbers).push(")");
    }
    if let Some(addresses) = &filter.addresses_v6 {
        let select = "SELECT a.interface_id FROM addresses_v6 a WHERE a.tenant";
        conditions.within("n.interface_id", select).push(" AND ").push_in("a.address", addresses).push(")");
    }
    conditions.in_groups("n.interface_id", filter.group.as_ref().map(std::slice::from_ref));
    for one in &filter.any_of {
        match one {
            AnyOf::Vpc(values) => conditions.one_of("n.vpc_id", Some(values)),
            AnyOf::Subnet(values) => conditions.one_of("n.subnet_id", Some(values)),
            AnyOf::Instance(values) => conditions.one_of("n.instance_id", Some(values)),
            AnyOf::Group(values) => conditions.in_groups("n.interface_id", Some(values)),
            AnyOf::MainAddress(values) => conditions.one_of("n.address", Some(values)),
        };
    }
    conditions
}
