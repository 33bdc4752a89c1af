//! Where servers of listeners are kept, and SQL for them.

use store::{Result, Scope, sql, table};

use super::{Filter, Server};
use crate::listing::Conditions;

table! {
    Server in load_balancer_servers s by server_id {
        id = server_id, position, region, listener_id, instance_id, interface_id, address, port, weight, is_backup,
        description, created_at,
    }
}

/// The servers of listeners, oldest first.
pub(super) fn of_listeners(scope: &mut Scope<'_>, listeners: &[&str]) -> Result<Vec<Server>> {
    table::in_parts(listeners, |listeners| {
        let mut query = table::select::<Server>(scope);
        query.push(" AND ").push_in("s.listener_id", listeners).push(" ORDER BY s.position");
        query.fetch_all(scope.conn()?)
    })
}

/// Takes every server from a listener.
pub(in crate::network::load_balancer) fn delete_of_listener(scope: &mut Scope<'_>, listener: &str) -> Result<()> {
    let tenant = scope.tenant_id().0;
    let statement = sql!("DELETE FROM load_balancer_servers WHERE tenant = $1 AND listener_id = $2", tenant, listener);
    statement.execute(scope.conn()?).map(drop)
}

/// Takes an instance from every listener.
pub(super) fn delete_of_instance(scope: &mut Scope<'_>, instance: &str) -> Result<()> {
    let tenant = scope.tenant_id().0;
    let statement = sql!("DELETE FROM load_balancer_servers WHERE tenant = $1 AND instance_id = $2", tenant, instance);
    statement.execute(scope.conn()?).map(drop)
}

/// Takes an interface from every listener.
pub(super) fn delete_of_interface(scope: &mut Scope<'_>, interface: &str) -> Result<()> {
    let tenant = scope.tenant_id().0;
    let statement =
        sql!("DELETE FROM load_balancer_servers WHERE tenant = $1 AND interface_id = $2", tenant, interface);
    statement.execute(scope.conn()?).map(drop)
}

pub(super) fn conditions(scope: &Scope<'_>, filter: &Filter) -> Conditions {
    let mut conditions = Conditions::of::<Server>(scope);
    conditions
        .equal("s.region", filter.region.as_ref())
        .keyed("s.server_id", filter.ids.as_deref())
        .keyed("s.listener_id", filter.listeners.as_deref())
        .one_of("s.address", filter.addresses.as_deref());
    conditions
}
