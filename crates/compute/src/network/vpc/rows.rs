//! Where networks are kept, and what lists of them are narrowed by.

use store::table::Json;
use store::{Scope, table};

use super::{Filter, TAGGED, Vpc};
use crate::listing::Conditions;

table! {
    Vpc in vpcs v by vpc_id {
        id = vpc_id, position, region, name, description, block,
        secondary as Json = secondary_blocks, blocks_v6 as Json, router_id, route_table_id, is_default, dhcp,
        resource_group, extras, created_at,
    }
}

pub(super) fn conditions(scope: &Scope<'_>, filter: &Filter) -> Conditions {
    let mut conditions = Conditions::of::<Vpc>(scope);
    conditions
        .equal("v.region", filter.region.as_ref())
        .keyed("v.vpc_id", filter.ids.as_deref())
        .equal("v.name", filter.name.as_ref())
        .equal("v.is_default", filter.is_default)
        .compare("v.blocks_v6", if filter.has_v6 == Some(true) { "<>" } else { "=" }, filter.has_v6.map(|_| "[]"))
        .equal("v.dhcp_options_id", filter.dhcp_options.as_ref())
        .equal("v.resource_group", filter.resource_group.as_ref())
        .tagged(TAGGED, "v.vpc_id", &filter.tags);
    conditions
}
