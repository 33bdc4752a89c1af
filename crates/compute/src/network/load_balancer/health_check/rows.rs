//! Where health checks of listeners are kept, and SQL for them.

use store::{Result, Scope, columns, sql, table};

use super::{Filter, HealthCheck, Rules};
use crate::listing::Conditions;

columns! {
    Rules {
        enabled, kind, port, healthy_after, unhealthy_after, interval = interval_seconds, timeout = timeout_seconds, method,
        path, host, request, reply,
    }
}

table! {
    HealthCheck in load_balancer_checks k by check_id {
        id = check_id, position, region, listener_id, rules, created_at,
    }
}

/// Keeps what may change about a health check.
pub(super) fn update(scope: &mut Scope<'_>, check: &HealthCheck) -> Result<()> {
    const CHANGING: [&str; 12] = [
        "enabled",
        "kind",
        "port",
        "healthy_after",
        "unhealthy_after",
        "interval_seconds",
        "timeout_seconds",
        "method",
        "path",
        "host",
        "request",
        "reply",
    ];
    table::update(scope, check, &CHANGING).map(drop)
}

/// The health checks of listeners.
pub(super) fn of_listeners(scope: &mut Scope<'_>, listeners: &[&str]) -> Result<Vec<HealthCheck>> {
    table::in_parts(listeners, |listeners| {
        let mut query = table::select::<HealthCheck>(scope);
        query.push(" AND ").push_in("k.listener_id", listeners);
        query.fetch_all(scope.conn()?)
    })
}

/// Takes the health check from a listener.
pub(in crate::network::load_balancer) fn delete_of_listener(scope: &mut Scope<'_>, listener: &str) -> Result<()> {
    let tenant = scope.tenant_id().0;
    let statement = sql!("DELETE FROM load_balancer_checks WHERE tenant = $1 AND listener_id = $2", tenant, listener);
    statement.execute(scope.conn()?).map(drop)
}

pub(super) fn conditions(scope: &Scope<'_>, filter: &Filter) -> Conditions {
    let mut conditions = Conditions::of::<HealthCheck>(scope);
    conditions
        .equal("k.region", filter.region.as_ref())
        .keyed("k.check_id", filter.ids.as_deref())
        .keyed("k.listener_id", filter.listeners.as_deref());
    conditions
}
