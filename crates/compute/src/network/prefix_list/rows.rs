//! Where prefix lists are kept, and SQL for them.

use store::table::Json;
use store::{Composed, Result, Scope, table};

use super::{Filter, PrefixList, TAGGED};
use crate::listing::Conditions;

table! {
    PrefixList in prefix_lists p by list_id {
        id = list_id, position, region, service, family, name, description, max_entries, entries as Json, resource_group,
        created_at,
    }
}

/// The lists that rules name, each with each group whose rules do.
pub(super) fn associations(scope: &mut Scope<'_>, lists: &[&str]) -> Result<Vec<(String, String)>> {
    table::in_parts(lists, |lists| {
        let mut query =
            Composed::new("SELECT DISTINCT prefix_list, group_id FROM security_group_rules WHERE tenant = ");
        query.bind(scope.tenant_id().0).push(" AND ").push_in("prefix_list", lists);
        query.push(" ORDER BY prefix_list, group_id");
        query.fetch_all(scope.conn()?)
    })
}

pub(super) fn conditions(scope: &Scope<'_>, filter: &Filter) -> Conditions {
    let mut conditions = Conditions::of::<PrefixList>(scope);
    conditions
        .equal("p.region", filter.region.as_ref())
        .equal("p.service", filter.service.as_ref())
        .keyed("p.list_id", filter.ids.as_deref())
        .like("p.name", filter.name.as_ref())
        .equal("p.family", filter.family)
        .equal("p.resource_group", filter.resource_group.as_ref())
        .tagged(TAGGED, "p.list_id", &filter.tags);
    conditions
}
