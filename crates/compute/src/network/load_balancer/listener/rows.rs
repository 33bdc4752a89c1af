//! Where listeners of load balancers are kept, and SQL for them.

use store::{Composed, Result, Scope, columns, table};

use super::{Filter, Listener, Session};
use crate::listing::Conditions;

columns! {
    Session { kept = session_kept, seconds = session_seconds, cookie_kind, cookie_name }
}

table! {
    Listener in load_balancer_listeners l by listener_id {
        id = listener_id, position, region, load_balancer_id, name, enabled, protocol, port, scheduler, mbps_in, mbps_out,
        session, extras, created_at,
    }
}

/// Keeps what may change about a listener.
pub(super) fn update(scope: &mut Scope<'_>, listener: &Listener) -> Result<()> {
    const CHANGING: [&str; 10] = [
        "name",
        "enabled",
        "scheduler",
        "mbps_in",
        "mbps_out",
        "session_kept",
        "session_seconds",
        "cookie_kind",
        "cookie_name",
        "extras",
    ];
    table::update(scope, listener, &CHANGING).map(drop)
}

/// The listeners of a load balancer, oldest first.
pub(super) fn of_balancer(scope: &mut Scope<'_>, balancer: &str) -> Result<Vec<Listener>> {
    let mut query = table::select::<Listener>(scope);
    query.push(" AND l.load_balancer_id = ").bind(balancer).push(" ORDER BY l.position");
    query.fetch_all(scope.conn()?)
}

/// How many listeners load balancers have.
pub(super) fn count_of(scope: &mut Scope<'_>, balancers: &[&str]) -> Result<Vec<(String, i64)>> {
    table::in_parts(balancers, |balancers| {
        let mut query =
            Composed::new("SELECT load_balancer_id, COUNT(*) AS count FROM load_balancer_listeners WHERE tenant = ");
        query.bind(scope.tenant_id().0).push(" AND ").push_in("load_balancer_id", balancers);
        query.push(" GROUP BY load_balancer_id").fetch_all(scope.conn()?)
    })
}

pub(super) fn conditions(scope: &Scope<'_>, filter: &Filter) -> Conditions {
    let mut conditions = Conditions::of::<Listener>(scope);
    conditions
        .equal("l.region", filter.region.as_ref())
        .keyed("l.listener_id", filter.ids.as_deref())
        .keyed("l.load_balancer_id", filter.load_balancers.as_deref());
    conditions
}
