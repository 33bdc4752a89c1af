//! The kinds of resources, and where the things of a kind lie.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;

use store::table::{self, Table};
use store::tag::{self, Tagged, Wanted};
use store::{Composed, Scope, row};

use crate::capacity_reservation::{self, CapacityReservation};
use crate::command::{self, Command};
use crate::dedicated_host::cluster::{self, DedicatedHostCluster};
use crate::dedicated_host::{self, DedicatedHost};
use crate::disk::{self, Disk};
use crate::error::Result;
use crate::image::{self, Image};
use crate::instance::{self, Instance};
use crate::invocation::{self, Invocation};
use crate::key_pair::{self, KeyPair};
use crate::launch_template::{self, LaunchTemplate};
use crate::network::bandwidth_package::{self, BandwidthPackage};
use crate::network::dhcp_options::{self, DhcpOptions};
use crate::network::elastic_address::{self, ElasticAddress};
use crate::network::havip::{self, HaVip};
use crate::network::interface::{self, Interface};
use crate::network::ipv4_gateway::{self, Ipv4Gateway};
use crate::network::ipv6_gateway::{self, Ipv6Gateway};
use crate::network::load_balancer::{self, LoadBalancer};
use crate::network::nat_gateway::{self, NatGateway};
use crate::network::network_acl::{self, NetworkAcl};
use crate::network::peering::{self, Peering};
use crate::network::prefix_list::{self, PrefixList};
use crate::network::public_nat::{self, PublicNat};
use crate::network::reserved_block::{self, ReservedBlock};
use crate::network::route_table::{self, RouteTable};
use crate::network::security_group::{self, SecurityGroup};
use crate::network::subnet::{self, Subnet};
use crate::network::vpc::{self, Vpc};
use crate::scaling::{self, Group as ScalingGroup};
use crate::snapshot::group::{self, SnapshotGroup};
use crate::snapshot::{self, Snapshot};
use crate::snapshot_policy::{self, SnapshotPolicy};

/// A kind of resource. A new one has a constant here; each dialect's table of resources names it.
#[derive(Clone, Copy)]
pub struct Kind {
    /// The word under which its tags are kept.
    pub tagged: &'static str,
    table: &'static str,
    letter: &'static str,
    key: &'static str,
    joined: &'static [(&'static str, &'static str)],
    joins: &'static str,
    goes_by_name: bool,
}

/// Which tags a list shows: those of the things that have every one of `all`, and of each key of `any` one of its values.
#[derive(Debug, Default)]
pub struct WantedTags<'w> {
    /// The region of the things.
    pub region: &'w str,
    /// The things; all where it is empty.
    pub ids: &'w [String],
    /// Tags that the things have.
    pub all: &'w [Wanted],
    /// Keys, with values of which the things have one; any value where there is none.
    pub any: &'w [(String, Vec<String>)],
    /// How many tags are left out before the first.
    pub skip: i64,
    /// How many tags are shown at most.
    pub limit: i64,
}

/// The key of a thing that goes by its name in a region.
pub(crate) fn key_in(region: &str, name: &str) -> String {
    format!("{region}/{name}")
}

impl fmt::Debug for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Kind").field(&self.tagged).finish()
    }
}

/// Where a thing lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegionAndGroup {
    /// Its region.
    pub region: String,
    /// Its resource group; empty where it names none.
    pub resource_group: String,
}

row! {
    struct Row {
        id: String,
        region: String,
        resource_group: String,
    }
}

impl Row {
    fn stands(self) -> (String, RegionAndGroup) {
        (self.id, RegionAndGroup { region: self.region, resource_group: self.resource_group })
    }
}

/// Bandwidth packages.
pub const BANDWIDTH_PACKAGE: Kind = Kind::of::<BandwidthPackage>(bandwidth_package::TAGGED);
/// Capacity reservations.
pub const CAPACITY_RESERVATION: Kind = Kind::of::<CapacityReservation>(capacity_reservation::TAGGED);
/// Commands.
pub const COMMAND: Kind = Kind::of::<Command>(command::TAGGED);
/// Invocations of commands, and sendings of files.
pub const INVOCATION: Kind = Kind::of::<Invocation>(invocation::TAGGED);
/// Dedicated hosts.
pub const DEDICATED_HOST: Kind = Kind::of::<DedicatedHost>(dedicated_host::TAGGED);
/// Clusters of dedicated hosts.
pub const DEDICATED_HOST_CLUSTER: Kind = Kind::of::<DedicatedHostCluster>(cluster::TAGGED);
/// Sets of DHCP options.
pub const DHCP_OPTIONS: Kind = Kind::of::<DhcpOptions>(dhcp_options::TAGGED);
/// Disks.
pub const DISK: Kind = Kind::of::<Disk>(disk::TAGGED);
/// Instances.
pub const INSTANCE: Kind = Kind::of::<Instance>(instance::TAGGED);
/// Images.
pub const IMAGE: Kind = Kind::of::<Image>(image::TAGGED);
/// Scaling groups.
pub const SCALING_GROUP: Kind = Kind::of::<ScalingGroup>(scaling::TAGGED);
/// Snapshots.
pub const SNAPSHOT: Kind = Kind::of::<Snapshot>(snapshot::TAGGED);
/// Groups of snapshots.
pub const SNAPSHOT_GROUP: Kind = Kind::of::<SnapshotGroup>(group::TAGGED);
/// Policies by which snapshots are made.
pub const SNAPSHOT_POLICY: Kind = Kind::of::<SnapshotPolicy>(snapshot_policy::TAGGED);
/// Elastic addresses.
pub const ELASTIC_ADDRESS: Kind = Kind::of::<ElasticAddress>(elastic_address::TAGGED);
/// High-availability virtual addresses.
pub const HA_VIP: Kind = Kind::of::<HaVip>(havip::TAGGED);
/// Key pairs, which go by their names in a region.
pub const KEY_PAIR: Kind = Kind::of::<KeyPair>(key_pair::TAGGED).by_name();
/// Launch templates.
pub const LAUNCH_TEMPLATE: Kind = Kind::of::<LaunchTemplate>(launch_template::TAGGED);
/// Load balancers.
pub const LOAD_BALANCER: Kind = Kind::of::<LoadBalancer>(load_balancer::TAGGED);
/// Network interfaces.
pub const INTERFACE: Kind = Kind::of::<Interface>(interface::TAGGED);
/// NAT gateways.
pub const NAT_GATEWAY: Kind = Kind::of::<NatGateway>(nat_gateway::TAGGED);
/// Gateways to the Internet for IPv4.
pub const IPV4_GATEWAY: Kind = Kind::of::<Ipv4Gateway>(ipv4_gateway::TAGGED);
/// Gateways to the Internet for IPv6.
pub const IPV6_GATEWAY: Kind = Kind::of::<Ipv6Gateway>(ipv6_gateway::TAGGED);
/// Access lists of subnets, which lie where their network does.
pub const NETWORK_ACL: Kind = Kind::of::<NetworkAcl>(network_acl::TAGGED);
/// Connections between networks.
pub const PEERING: Kind = Kind::of::<Peering>(peering::TAGGED);
/// Lists of address blocks.
pub const PREFIX_LIST: Kind = Kind::of::<PrefixList>(prefix_list::TAGGED);
/// Public NATs.
pub const PUBLIC_NAT: Kind = Kind::of::<PublicNat>(public_nat::TAGGED);
/// Reserved blocks of subnets, which lie where their subnet does.
pub const RESERVED_BLOCK: Kind = Kind::of::<ReservedBlock>(reserved_block::TAGGED);
/// Route tables, which lie where their network does.
pub const ROUTE_TABLE: Kind = Kind::of::<RouteTable>(route_table::TAGGED);
/// Security groups.
pub const SECURITY_GROUP: Kind = Kind::of::<SecurityGroup>(security_group::TAGGED);
/// Subnets.
pub const SUBNET: Kind = Kind::of::<Subnet>(subnet::TAGGED);
/// Networks.
pub const VPC: Kind = Kind::of::<Vpc>(vpc::TAGGED);

/// Every kind whose things are in a resource group of their own. Route tables, access lists and subnets are in that of their
/// network.
static GROUPED: &[Kind] = &[
    BANDWIDTH_PACKAGE,
    CAPACITY_RESERVATION,
    COMMAND,
    DEDICATED_HOST,
    DEDICATED_HOST_CLUSTER,
    DHCP_OPTIONS,
    DISK,
    ELASTIC_ADDRESS,
    HA_VIP,
    IMAGE,
    INSTANCE,
    INTERFACE,
    IPV4_GATEWAY,
    IPV6_GATEWAY,
    KEY_PAIR,
    LAUNCH_TEMPLATE,
    LOAD_BALANCER,
    NAT_GATEWAY,
    PEERING,
    PREFIX_LIST,
    PUBLIC_NAT,
    SCALING_GROUP,
    SECURITY_GROUP,
    SNAPSHOT,
    SNAPSHOT_GROUP,
    SNAPSHOT_POLICY,
    VPC,
];

/// Whether something is in a resource group.
pub fn is_group_used(scope: &mut Scope<'_>, group: &str) -> store::Result<bool> {
    let mut query = Composed::new("SELECT (1 = 0");
    for Kind { table, letter, .. } in GROUPED {
        query.push(" OR EXISTS (SELECT 1 FROM ").push(table).push(" ").push(letter).push(" WHERE ").push(letter);
        query.push(".tenant = ").bind(scope.tenant_id().0).push(" AND ").push(letter);
        query.push(".resource_group = ").bind(group).push(")");
    }
    query.push(") AS used");
    Ok(query.fetch_optional::<bool>(scope.conn()?)?.unwrap_or(false))
}

impl Kind {
    const fn of<T: Table>(tagged: &'static str) -> Self {
        let (joined, joins) = (T::JOINED, T::JOINS);
        Self { tagged, table: T::NAME, letter: T::LETTER, key: T::KEY, joined, joins, goes_by_name: false }
    }

    /// The same kind, whose things have names of their own in each region and no identifiers.
    const fn by_name(mut self) -> Self {
        self.goes_by_name = true;
        self
    }

    /// Under what a thing is kept: its identifier, or its region and its name.
    pub fn key_in<'i>(&self, region: &str, id: &'i str) -> Cow<'i, str> {
        if self.goes_by_name { Cow::Owned(key_in(region, id)) } else { Cow::Borrowed(id) }
    }

    /// The identifier or the name of what is kept under a key.
    pub fn shown<'k>(&self, key: &'k str) -> &'k str {
        if self.goes_by_name { key.split_once('/').map_or(key, |(_, name)| name) } else { key }
    }

    /// Whether its things have names of their own in each region and no identifiers.
    pub fn goes_by_name(&self) -> bool {
        self.goes_by_name
    }

    /// Where the things with these ids lie, in one statement. A thing that is not there is not in the map.
    pub fn regions_and_groups(
        &self,
        scope: &mut Scope<'_>,
        ids: &[&str],
    ) -> store::Result<HashMap<String, RegionAndGroup>> {
        let key = self.column();
        let found: Vec<Row> = table::in_parts(ids, |ids| {
            let mut query = self.places(scope);
            query.push(" AND ").push_in(&key, ids);
            query.fetch_all(scope.conn()?)
        })?;
        Ok(found.into_iter().map(Row::stands).collect())
    }

    /// Where every thing of the account lies, ordered by id, in one statement.
    pub fn everything(&self, scope: &mut Scope<'_>) -> store::Result<Vec<(String, RegionAndGroup)>> {
        let mut query = self.places(scope);
        query.push(" ORDER BY ").push(&self.column());
        let found: Vec<Row> = query.fetch_all(scope.conn()?)?;
        Ok(found.into_iter().map(Row::stands).collect())
    }

    /// The beginning of a statement that reads where things of the account lie; conditions can follow, each after ` AND `.
    fn places(&self, scope: &Scope<'_>) -> Composed {
        let (key, letter) = (self.column(), self.letter);
        // The resource group of some is that of what they belong to.
        let (group, joins) = match self.joined.iter().find(|(_, name)| *name == "resource_group") {
            Some((column, _)) => ((*column).to_owned(), self.joins),
            None => (format!("{letter}.resource_group"), ""),
        };
        let mut query = Composed::new(format!(
            "SELECT {key} AS id, {letter}.region AS region, {group} AS resource_group
             FROM {} {letter} {joins} WHERE {letter}.tenant = ",
            self.table,
        ));
        query.bind(scope.tenant_id().0);
        query
    }

    /// The tags of things, ordered by thing and key, in one statement.
    pub fn tags(&self, scope: &mut Scope<'_>, wanted: &WantedTags<'_>) -> Result<Vec<Tagged>> {
        let (key, letter, tenant) = (self.column(), self.letter, scope.tenant_id().0);
        let mut query = Composed::new(format!(
            "SELECT t.resource, t.tag_key, t.tag_value FROM tags t
             JOIN {} {letter} ON {letter}.tenant = t.tenant AND {key} = t.resource WHERE t.tenant = ",
            self.table,
        ));
        query.bind(tenant).push(" AND t.kind = ").bind(self.tagged);
        query.push(" AND ").push(letter).push(".region = ").bind(wanted.region);
        if !wanted.ids.is_empty() {
            query.push(" AND ").push_in("t.resource", wanted.ids);
        }
        tag::push_having(&mut query, tenant, self.tagged, "t.resource", wanted.all);
        for (name, values) in wanted.any {
            query.push(" AND t.resource IN (SELECT w.resource FROM tags w WHERE w.tenant = ").bind(tenant);
            query.push(" AND w.kind = ").bind(self.tagged).push(" AND w.tag_key = ").bind(name);
            if !values.is_empty() {
                query.push(" AND ").push_in("w.tag_value", values);
            }
            query.push(")");
        }
        query.push(" ORDER BY t.resource, t.tag_key LIMIT ").bind(wanted.limit).push(" OFFSET ").bind(wanted.skip);
        Ok(query.fetch_all(scope.conn()?)?)
    }

    /// Whether its things are in a resource group of their own.
    pub fn is_movable(&self) -> bool {
        GROUPED.iter().any(|kind| kind.tagged == self.tagged)
    }

    /// Moves a thing to a resource group; what belongs to a network goes with it.
    pub fn move_to(&self, scope: &mut Scope<'_>, id: &str, group: &str) -> store::Result<()> {
        move_rows(scope, self.table, self.key, id, group)?;
        if self.tagged == vpc::TAGGED {
            move_rows(scope, SUBNET.table, "vpc_id", id, group)?;
        }
        Ok(())
    }

    /// The column with the keys.
    fn column(&self) -> String {
        format!("{}.{}", self.letter, self.key)
    }
}

fn move_rows(scope: &mut Scope<'_>, table: &str, key: &str, id: &str, group: &str) -> store::Result<()> {
    let mut statement = Composed::new(format!("UPDATE {table} SET resource_group = "));
    statement.bind(group).push(" WHERE tenant = ").bind(scope.tenant_id().0).push(" AND ").push(key);
    statement.push(" = ").bind(id);
    statement.execute(scope.conn()?)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{net, one, test_store};

    #[tokio::test]
    async fn tags_are_listed_by_thing_and_key_page_by_page() {
        let cloud = test_store().await;
        let mut scope = cloud.write().await;
        let net = net(&mut scope, "192.168.1.0/24");
        let (one, two) = (one(&mut scope, &net), one(&mut scope, &net));
        let set = |scope: &mut Scope<'_>, id: &str, tags: &[(&str, &str)]| {
            tag::set(scope, INSTANCE.tagged, id, &tags.iter().copied().collect()).unwrap();
        };
        set(&mut scope, &one.id, &[("team", "web"), ("stage", "prod")]);
        set(&mut scope, &two.id, &[("team", "data")]);
        let mut list = |wanted: WantedTags<'_>| -> Vec<(String, String)> {
            let wanted = WantedTags { limit: if wanted.limit == 0 { 50 } else { wanted.limit }, ..wanted };
            let found = INSTANCE.tags(&mut scope, &wanted).unwrap();
            found.into_iter().map(|tag| (tag.resource, tag.tag_key)).collect()
        };
        let here = || WantedTags { region: "here", ..WantedTags::default() };
        let all = list(here());
        let mut sorted = all.clone();
        sorted.sort();
        assert_eq!((all.len(), &all), (3, &sorted));
        assert_eq!(list(WantedTags { skip: 1, limit: 1, ..here() }), all[1..2]);
        assert_eq!(list(WantedTags { region: "elsewhere", ..here() }), []);
        assert_eq!(
            list(WantedTags { ids: std::slice::from_ref(&two.id), ..here() }),
            [(two.id.clone(), "team".to_owned())]
        );
        let web = [Wanted { key: "team".to_owned(), value: Some("web".to_owned()) }];
        assert_eq!(list(WantedTags { all: &web, ..here() }).len(), 2);
        let either = [("team".to_owned(), vec!["data".to_owned(), "ops".to_owned()])];
        assert_eq!(list(WantedTags { any: &either, ..here() }), [(two.id.clone(), "team".to_owned())]);
        let any = [("stage".to_owned(), Vec::new())];
        assert_eq!(list(WantedTags { any: &any, ..here() }).len(), 2);
    }

    #[tokio::test]
    async fn things_of_every_kind_are_found_where_they_lie() {
        let cloud = test_store().await;
        let mut scope = cloud.write().await;
        let net = net(&mut scope, "192.168.1.0/24");
        let made = one(&mut scope, &net);
        let disks = disk::of_instance(&mut scope, &made.id).unwrap();
        for (kind, id) in [
            (DISK, &disks[0].id),
            (INSTANCE, &made.id),
            (INTERFACE, &made.interface_id),
            (ROUTE_TABLE, &net.vpc.route_table_id),
            (SECURITY_GROUP, &net.group.id),
            (SUBNET, &net.subnet.id),
            (VPC, &net.vpc.id),
        ] {
            let found = kind.regions_and_groups(&mut scope, &[id, "none"]).unwrap();
            let place = RegionAndGroup { region: "here".to_owned(), resource_group: String::new() };
            assert_eq!(found, HashMap::from([(id.clone(), place.clone())]), "{kind:?}");
            assert!(kind.everything(&mut scope).unwrap().contains(&(id.clone(), place)), "{kind:?}");
        }
    }
}
