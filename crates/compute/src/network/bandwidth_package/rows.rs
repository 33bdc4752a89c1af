//! Where bandwidth packages are kept, and what lists of them are narrowed by.

use store::{Scope, table};

use super::{BandwidthPackage, Filter, TAGGED};
use crate::listing::Conditions;

table! {
    BandwidthPackage in bandwidth_packages b by package_id {
        id = package_id, position, region, name, description, mbps, ratio, internet_charge, isp, protected, transition,
        resource_group, extras, created_at,
    }
}

pub(super) fn conditions(scope: &Scope<'_>, filter: &Filter) -> Conditions {
    let mut conditions = Conditions::of::<BandwidthPackage>(scope);
    conditions
        .equal("b.region", filter.region.as_ref())
        .keyed("b.package_id", filter.ids.as_deref())
        .equal("b.name", filter.name.as_ref())
        .equal("b.resource_group", filter.resource_group.as_ref())
        .tagged(TAGGED, "b.package_id", &filter.tags);
    if let Some(wanted) = &filter.extra {
        conditions.extra("b.extras", wanted);
    }
    conditions
}
