//! Where capacity reservations are kept, and SQL for them.

use store::{Scope, table};

use super::{CapacityReservation, Filter, TAGGED};
use crate::listing::Conditions;

table! {
    CapacityReservation in capacity_reservations c by reservation_id {
        id = reservation_id, position, region, zone, name, description, type_id, amount, platform, is_open, ends_at,
        released_at, resource_group, created_at,
    }
}

pub(super) fn conditions(scope: &Scope<'_>, filter: &Filter) -> Conditions {
    let mut conditions = Conditions::of::<CapacityReservation>(scope);
    conditions
        .equal("c.region", filter.region.as_ref())
        .equal("c.zone", filter.zone.as_ref())
        .keyed("c.reservation_id", filter.ids.as_deref())
        .equal("c.type_id", filter.type_id.as_ref())
        .equal("c.platform", filter.platform.as_ref())
        .equal("c.is_open", filter.is_open)
        .equal("c.resource_group", filter.resource_group.as_ref())
        .tagged(TAGGED, "c.reservation_id", &filter.tags);
    match filter.is_active {
        Some(true) => {
            let query = conditions.push("c.released_at IS NULL AND (c.ends_at IS NULL OR c.ends_at > ");
            query.bind(scope.now()).push(")");
        }
        Some(false) => {
            let query = conditions.push("(c.released_at IS NOT NULL OR c.ends_at <= ");
            query.bind(scope.now()).push(")");
        }
        None => {}
    }
    conditions
}
