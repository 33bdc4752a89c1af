//! Where security groups are kept, and SQL for them.

use store::{Result, Scope, sql, table};

use super::{Filter, SecurityGroup, TAGGED};
use crate::listing::Conditions;

table! {
    SecurityGroup in security_groups g by group_id {
        id = group_id, position, region, vpc_id, name, description, kind, resource_group, extras, created_at,
    }
}

pub(in crate::network) fn count_in(scope: &mut Scope<'_>, vpc_id: &str) -> Result<i64> {
    let tenant = scope.tenant_id().0;
    let query = sql!("SELECT COUNT(*) AS count FROM security_groups WHERE tenant = $1 AND vpc_id = $2", tenant, vpc_id);
    query.fetch_one(scope.conn()?)
}

pub(super) fn conditions(scope: &Scope<'_>, filter: &Filter) -> Conditions {
    let mut conditions = Conditions::of::<SecurityGroup>(scope);
    conditions
        .equal("g.region", filter.region.as_ref())
        .keyed("g.group_id", filter.ids.as_deref())
        .keyed("g.vpc_id", filter.vpcs.as_deref())
        .like("g.name", filter.name.as_ref())
        .equal("g.kind", filter.kind.as_ref())
        .equal("g.resource_group", filter.resource_group.as_ref())
        .tagged(TAGGED, "g.group_id", &filter.tags);
    conditions
}
