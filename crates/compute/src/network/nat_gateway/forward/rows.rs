//! Where forwarding rules are kept, and SQL for them.

use store::{Result, Scope, table};

use super::{Filter, ForwardEntry};
use crate::listing::Conditions;

table! {
    ForwardEntry in forward_entries f by entry_id {
        id = entry_id, position, region, gateway_id, table_id, name, protocol, external_address, external_ports,
        internal_address, internal_ports, shares_address, transition,
    }
}

/// Keeps what may change about a rule.
pub(super) fn update(scope: &mut Scope<'_>, entry: &ForwardEntry) -> Result<()> {
    const CHANGING: [&str; 9] = [
        "name",
        "protocol",
        "external_address",
        "external_ports",
        "internal_address",
        "internal_ports",
        "shares_address",
        "asked",
        "asked_at",
    ];
    table::update(scope, entry, &CHANGING).map(drop)
}

/// The rules of a gateway, oldest first.
pub(super) fn of_gateway(scope: &mut Scope<'_>, gateway: &str) -> Result<Vec<ForwardEntry>> {
    let mut query = table::select::<ForwardEntry>(scope);
    query.push(" AND f.gateway_id = ").bind(gateway).push(" ORDER BY f.position");
    query.fetch_all(scope.conn()?)
}

pub(super) fn conditions(scope: &Scope<'_>, filter: &Filter) -> Conditions {
    let mut conditions = Conditions::of::<ForwardEntry>(scope);
    conditions
        .equal("f.region", filter.region.as_ref())
        .belonging("f.gateway_id", filter.gateway.as_ref())
        .equal("f.table_id", filter.table.as_ref())
        .belonging("f.entry_id", filter.id.as_ref())
        .equal("f.name", filter.name.as_ref())
        .equal("f.protocol", filter.protocol.as_ref())
        .equal("f.external_address", filter.external_address.as_ref())
        .equal("f.external_ports", filter.external_ports.as_ref())
        .equal("f.internal_address", filter.internal_address.as_ref())
        .equal("f.internal_ports", filter.internal_ports.as_ref());
    conditions
}
