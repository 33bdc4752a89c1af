//! Where source rules are kept, and SQL for them.

use store::table::Json;
use store::{Result, Scope, table};

use super::{Filter, SnatEntry};
use crate::listing::{Conditions, like};

table! {
    SnatEntry in snat_entries s by entry_id {
        id = entry_id, position, region, gateway_id, table_id, name, block, subnet_id, interface_id,
        addresses as Json, affinity, transition,
    }
}

/// Keeps what may change about a rule.
pub(super) fn update(scope: &mut Scope<'_>, entry: &SnatEntry) -> Result<()> {
    table::update(scope, entry, &["name", "addresses", "affinity", "asked", "asked_at"]).map(drop)
}

/// The rules of a gateway, oldest first.
pub(super) fn of_gateway(scope: &mut Scope<'_>, gateway: &str) -> Result<Vec<SnatEntry>> {
    let mut query = table::select::<SnatEntry>(scope);
    query.push(" AND s.gateway_id = ").bind(gateway).push(" ORDER BY s.position");
    query.fetch_all(scope.conn()?)
}

pub(super) fn conditions(scope: &Scope<'_>, filter: &Filter) -> Conditions {
    let mut conditions = Conditions::of::<SnatEntry>(scope);
    conditions
        .equal("s.region", filter.region.as_ref())
        .belonging("s.gateway_id", filter.gateway.as_ref())
        .equal("s.table_id", filter.table.as_ref())
        .belonging("s.entry_id", filter.id.as_ref())
        .equal("s.name", filter.name.as_ref())
        .equal("s.block", filter.block.as_ref())
        .equal("s.subnet_id", filter.subnet.as_ref())
        .one_of("s.interface_id", filter.interfaces.as_deref());
    if let Some(address) = &filter.address {
        // The addresses are kept as JSON without spaces, each between quotes.
        let pattern = format!("%\"{}\"%", like(address).replace('%', "!%"));
        conditions.push("s.addresses LIKE ").bind(pattern).push(" ESCAPE '!'");
    }
    conditions
}
