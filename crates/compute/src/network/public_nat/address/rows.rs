//! Where the addresses of public NATs are kept, and SQL for them.

use store::{Result, Scope, table};

use super::NatAddress;

table! {
    NatAddress in public_nat_addresses a by address_id {
        id = address_id, position, nat_id, address,
    }
}

/// The addresses of NATs, oldest first.
pub(super) fn of_nats(scope: &mut Scope<'_>, nats: &[&str]) -> Result<Vec<NatAddress>> {
    table::in_parts(nats, |nats| {
        let mut query = table::select::<NatAddress>(scope);
        query.push(" AND ").push_in("a.nat_id", nats).push(" ORDER BY a.position");
        query.fetch_all(scope.conn()?)
    })
}
