//! Where public NATs are kept, and SQL for them.

use store::{Result, Scope, sql, table};

use super::{Filter, PublicNat, TAGGED};
use crate::listing::Conditions;

table! {
    PublicNat in public_nats n by nat_id {
        id = nat_id, position, region, vpc_id, name, whole_network, mbps, charge, line, resource_group, extras, created_at,
    }
}

/// Whether a network has a public NAT.
pub(super) fn any_in(scope: &mut Scope<'_>, vpc: &str) -> Result<bool> {
    let tenant = scope.tenant_id().0;
    let query = sql!("SELECT EXISTS (SELECT 1 FROM public_nats WHERE tenant = $1 AND vpc_id = $2) AS has", tenant, vpc);
    query.fetch_one(scope.conn()?)
}

pub(super) fn conditions(scope: &Scope<'_>, filter: &Filter) -> Conditions {
    let mut conditions = Conditions::of::<PublicNat>(scope);
    conditions
        .equal("n.region", filter.region.as_ref())
        .keyed("n.nat_id", filter.ids.as_deref())
        .keyed("n.vpc_id", filter.vpcs.as_deref())
        .one_of("n.resource_group", filter.resource_groups.as_deref())
        .tagged(TAGGED, "n.nat_id", &filter.tags);
    conditions
}
