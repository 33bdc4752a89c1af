//! The kinds of resources, and where the things of a kind lie.

use std::collections::HashMap;
use std::fmt;

use store::table::{self, Table};
use store::{Composed, Scope, row};

use crate::disk::{self, Disk};
use crate::error::Result;
use crate::instance::{self, Instance};
use crate::network::interface::{self, Interface};
use crate::network::route_table::{self, RouteTable};
use crate::network::security_group::{self, SecurityGroup};
use crate::network::subnet::{self, Subnet};
use crate::network::vpc::{self, Vpc};

/// A kind of resource. A new one has a constant here; each dialect's table of resources names it.
#[derive(Clone, Copy)]
pub struct Kind {
    /// The word under which its tags are kept.
    pub tagged: &'static str,
    places: fn(&mut Scope<'_>, &[&str]) -> Result<Vec<Row>>,
}

impl fmt::Debug for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Kind").field(&self.tagged).finish()
    }
}

/// Where a thing lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
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

/// Disks.
pub const DISK: Kind = Kind::of::<Disk>(disk::TAGGED);
/// Instances.
pub const INSTANCE: Kind = Kind::of::<Instance>(instance::TAGGED);
/// Network interfaces.
pub const INTERFACE: Kind = Kind::of::<Interface>(interface::TAGGED);
/// Route tables, which lie where their network does.
pub const ROUTE_TABLE: Kind = Kind::of::<RouteTable>(route_table::TAGGED);
/// Security groups.
pub const SECURITY_GROUP: Kind = Kind::of::<SecurityGroup>(security_group::TAGGED);
/// Subnets.
pub const SUBNET: Kind = Kind::of::<Subnet>(subnet::TAGGED);
/// Networks.
pub const VPC: Kind = Kind::of::<Vpc>(vpc::TAGGED);

impl Kind {
    const fn of<T: Table>(tagged: &'static str) -> Self {
        Self { tagged, places: places::<T> }
    }

    /// Where the things with these ids lie, in one statement. A thing that is not there is not in the map.
    pub fn places(&self, scope: &mut Scope<'_>, ids: &[&str]) -> Result<HashMap<String, Place>> {
        let place = |row: Row| (row.id, Place { region: row.region, resource_group: row.resource_group });
        Ok((self.places)(scope, ids)?.into_iter().map(place).collect())
    }
}

fn places<T: Table>(scope: &mut Scope<'_>, ids: &[&str]) -> Result<Vec<Row>> {
    let (key, letter) = (format!("{}.{}", T::LETTER, T::KEY), T::LETTER);
    // The resource group of some is that of what they belong to.
    let joined = T::JOINED.iter().find(|(_, name)| *name == "resource_group");
    let (group, joins) = match joined {
        Some((column, _)) => ((*column).to_owned(), T::JOINS),
        None => (format!("{letter}.resource_group"), ""),
    };
    let found = table::in_parts(ids, |ids| {
        let mut query = Composed::new(format!(
            "SELECT {key} AS id, {letter}.region AS region, {group} AS resource_group
             FROM {} {letter} {joins} WHERE {letter}.tenant = ",
            T::NAME,
        ));
        query.bind(scope.tenant_id().0).push(" AND ").push_in(&key, ids);
        query.fetch_all(scope.conn()?)
    });
    Ok(found?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{net, one, test_store};

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
            let found = kind.places(&mut scope, &[id, "none"]).unwrap();
            let place = Place { region: "here".to_owned(), resource_group: String::new() };
            assert_eq!(found, HashMap::from([(id.clone(), place)]), "{kind:?}");
        }
    }
}
