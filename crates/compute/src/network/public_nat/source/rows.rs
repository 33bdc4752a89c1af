//! Where is kept what goes through public NATs, and SQL for it.

use store::{Result, Scope, table};

use super::Source;

table! {
    Source in public_nat_sources s by source_id {
        id = source_id, position, nat_id, is_subnet,
    }
}

/// What goes through NATs, oldest first.
pub(super) fn of_nats(scope: &mut Scope<'_>, nats: &[&str]) -> Result<Vec<Source>> {
    table::in_parts(nats, |nats| {
        let mut query = table::select::<Source>(scope);
        query.push(" AND ").push_in("s.nat_id", nats).push(" ORDER BY s.position");
        query.fetch_all(scope.conn()?)
    })
}
