//! Where forwarding rules of public NATs are kept, and SQL for them.

use store::{Result, Scope, table};

use super::{Filter, Forward};
use crate::listing::Conditions;

table! {
    Forward in public_nat_forwards f by forward_id {
        id = forward_id, position, region, nat_id, name, description, address, private_address, traffic, created_at,
    }
}

/// The rules of NATs, oldest first.
pub(super) fn of_nats(scope: &mut Scope<'_>, nats: &[&str]) -> Result<Vec<Forward>> {
    table::in_parts(nats, |nats| {
        let mut query = table::select::<Forward>(scope);
        query.push(" AND ").push_in("f.nat_id", nats).push(" ORDER BY f.position");
        query.fetch_all(scope.conn()?)
    })
}

pub(super) fn conditions(scope: &Scope<'_>, filter: &Filter) -> Conditions {
    let mut conditions = Conditions::of::<Forward>(scope);
    conditions
        .equal("f.region", filter.region.as_ref())
        .keyed("f.forward_id", filter.ids.as_deref())
        .keyed("f.nat_id", filter.nats.as_deref());
    conditions
}
