//! Where things that carry tags lie, by the kind under which their tags are kept.

use std::collections::HashMap;

use store::table::{self, Table};
use store::{Composed, Scope};

use crate::disk::{self, Disk};
use crate::error::Result;
use crate::instance::{self, Instance};
use crate::network::interface::{self, Interface};
use crate::network::route_table::{self, RouteTable};
use crate::network::security_group::{self, SecurityGroup};
use crate::network::subnet::{self, Subnet};
use crate::network::vpc::{self, Vpc};

/// The regions of things of a kind, by id. A thing that is not there is not in the map.
pub fn regions(scope: &mut Scope<'_>, kind: &str, ids: &[&str]) -> Result<HashMap<String, String>> {
    match kind {
        disk::TAGGED => of::<Disk>(scope, ids),
        instance::TAGGED => of::<Instance>(scope, ids),
        interface::TAGGED => of::<Interface>(scope, ids),
        route_table::TAGGED => of::<RouteTable>(scope, ids),
        security_group::TAGGED => of::<SecurityGroup>(scope, ids),
        subnet::TAGGED => of::<Subnet>(scope, ids),
        vpc::TAGGED => of::<Vpc>(scope, ids),
        _ => Ok(HashMap::new()),
    }
}

fn of<T: Table>(scope: &mut Scope<'_>, ids: &[&str]) -> Result<HashMap<String, String>> {
    let found: Vec<(String, String)> = table::in_parts(ids, |ids| {
        let mut query = Composed::new(format!("SELECT {}, region FROM {} WHERE tenant = ", T::KEY, T::NAME));
        query.bind(scope.tenant_id().0).push(" AND ").push_in(T::KEY, ids);
        query.fetch_all(scope.conn()?)
    })?;
    Ok(found.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{net, one, test_store};

    #[tokio::test]
    async fn things_of_every_kind_are_found_in_their_region() {
        let cloud = test_store().await;
        let mut scope = cloud.write().await;
        let net = net(&mut scope, "192.168.1.0/24");
        let made = one(&mut scope, &net);
        let disks = disk::of_instance(&mut scope, &made.id).unwrap();
        for (kind, id) in [
            (disk::TAGGED, &disks[0].id),
            (instance::TAGGED, &made.id),
            (interface::TAGGED, &made.interface_id),
            (route_table::TAGGED, &net.vpc.route_table_id),
            (security_group::TAGGED, &net.group.id),
            (subnet::TAGGED, &net.subnet.id),
            (vpc::TAGGED, &net.vpc.id),
        ] {
            let found = regions(&mut scope, kind, &[id, "none"]).unwrap();
            assert_eq!(found, HashMap::from([(id.clone(), "here".to_owned())]), "{kind}");
        }
    }
}
