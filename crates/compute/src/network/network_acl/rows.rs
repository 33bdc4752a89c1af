//! Where access lists are kept, and SQL for them.

use store::table::Json;
use store::{Composed, Result, Scope, sql, table};

use super::{Filter, NetworkAcl, TAGGED};
use crate::listing::{Conditions, like};

table! {
    NetworkAcl in network_acls a by acl_id {
        id = acl_id, position, region, vpc_id, name, description, ingress as Json, egress as Json, created_at,
    }
    joined "JOIN vpcs v ON v.tenant = a.tenant AND v.vpc_id = a.vpc_id" {
        resource_group = "v.resource_group",
    }
}

/// The subnets that have these lists, each with its list, oldest first.
pub(super) fn subnets(scope: &mut Scope<'_>, acls: &[&str]) -> Result<Vec<(String, String)>> {
    table::in_parts(acls, |acls| {
        let mut query = Composed::new("SELECT network_acl_id, subnet_id FROM subnets WHERE tenant = ");
        query.bind(scope.tenant_id().0).push(" AND ").push_in("network_acl_id", acls).push(" ORDER BY position");
        query.fetch_all(scope.conn()?)
    })
}

/// The lists in which a text stands among the entries: those that have an entry with this id, and perhaps others.
pub(super) fn naming(scope: &mut Scope<'_>, entry: &str) -> Result<Vec<NetworkAcl>> {
    let pattern = like(&format!("*\"{entry}\"*"));
    let mut query = table::select::<NetworkAcl>(scope);
    query.push(" AND (a.ingress LIKE ").bind(&pattern).push(" ESCAPE '!' OR a.egress LIKE ").bind(&pattern);
    query.push(" ESCAPE '!')").fetch_all(scope.conn()?)
}

/// How many lists a network has.
pub(in crate::network) fn count_in(scope: &mut Scope<'_>, vpc_id: &str) -> Result<i64> {
    let tenant = scope.tenant_id().0;
    let query = sql!("SELECT COUNT(*) AS count FROM network_acls WHERE tenant = $1 AND vpc_id = $2", tenant, vpc_id);
    query.fetch_one(scope.conn()?)
}

pub(super) fn conditions(scope: &Scope<'_>, filter: &Filter) -> Conditions {
    let mut conditions = Conditions::of::<NetworkAcl>(scope);
    conditions
        .equal("a.region", filter.region.as_ref())
        .keyed("a.acl_id", filter.ids.as_deref())
        .keyed("a.vpc_id", filter.vpcs.as_deref())
        .equal("a.name", filter.name.as_ref())
        .tagged(TAGGED, "a.acl_id", &filter.tags);
    if let Some(subnet) = &filter.subnet {
        let query = conditions.within("a.acl_id", "SELECT s.network_acl_id FROM subnets s WHERE s.tenant");
        query.push(" AND s.subnet_id = ").bind(subnet).push(")");
    }
    conditions
}
