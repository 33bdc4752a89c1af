//! Where sets of DHCP options are kept, and SQL for them.

use kernel::Timestamp;
use store::{Composed, Result, Scope, columns, sql, table};

use super::{Attached, DhcpOptions, Filter, TAGGED};
use crate::listing::Conditions;

columns! {
    Attached { options_id = dhcp_options_id, since = dhcp_since }
}

table! {
    DhcpOptions in dhcp_options d by options_id {
        id = options_id, position, region, name, description, domain_name, name_servers, lease_time, lease_time_v6,
        transition, resource_group, created_at,
    }
}

/// The networks that have a set, newest first, each with since when.
pub(super) fn networks_of(scope: &mut Scope<'_>, id: &str) -> Result<Vec<(String, Timestamp)>> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT vpc_id, dhcp_since FROM vpcs WHERE tenant = $1 AND dhcp_options_id = $2 ORDER BY position DESC",
        tenant,
        id,
    );
    query.fetch_all(scope.conn()?)
}

/// Sets, each with how many networks have it.
pub(super) fn counts(scope: &mut Scope<'_>, ids: &[&str]) -> Result<Vec<(String, i64)>> {
    table::in_parts(ids, |ids| {
        let mut query = Composed::new("SELECT dhcp_options_id, COUNT(*) AS count FROM vpcs WHERE tenant = ");
        query.bind(scope.tenant_id().0).push(" AND ").push_in("dhcp_options_id", ids);
        query.push(" GROUP BY dhcp_options_id");
        query.fetch_all(scope.conn()?)
    })
}

pub(super) fn conditions(scope: &Scope<'_>, filter: &Filter) -> Conditions {
    let mut conditions = Conditions::of::<DhcpOptions>(scope);
    conditions
        .equal("d.region", filter.region.as_ref())
        .keyed("d.options_id", filter.ids.as_deref())
        .equal("d.name", filter.name.as_ref())
        .equal("d.domain_name", filter.domain_name.as_ref())
        .equal("d.resource_group", filter.resource_group.as_ref())
        .tagged(TAGGED, "d.options_id", &filter.tags);
    conditions
}
