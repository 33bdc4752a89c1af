//! Where launch templates are kept, and SQL for them.

use store::{Result, Scope, sql, table};

use super::{Filter, LaunchTemplate, TAGGED, Version, VersionFilter, key_of};
use crate::listing::Conditions;

table! {
    LaunchTemplate in launch_templates l by launch_template_id {
        id = launch_template_id, position, region, name, default_version, latest_version, resource_group, created_by,
        created_at, modified_at,
    }
}

table! {
    Version in launch_template_versions v by version_key {
        key = version_key, template = launch_template_id, number, position, description, data, created_by, created_at,
    }
}

/// The launch template of a region with this name.
pub(super) fn by_name(scope: &mut Scope<'_>, region: &str, name: &str) -> Result<Option<LaunchTemplate>> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT launch_template_id FROM launch_templates WHERE tenant = $1 AND region = $2 AND name = $3",
        tenant,
        region,
        name
    );
    let id: Option<String> = query.fetch_optional(scope.conn()?)?;
    match id {
        Some(id) => table::find(scope, &id),
        None => Ok(None),
    }
}

/// How many launch templates a region has.
pub(super) fn count_in(scope: &mut Scope<'_>, region: &str) -> Result<i64> {
    let tenant = scope.tenant_id().0;
    let query =
        sql!("SELECT COUNT(*) AS count FROM launch_templates WHERE tenant = $1 AND region = $2", tenant, region);
    query.fetch_one(scope.conn()?)
}

/// How many versions a launch template has.
pub(super) fn count_versions(scope: &mut Scope<'_>, template: &str) -> Result<i64> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT COUNT(*) AS count FROM launch_template_versions WHERE tenant = $1 AND launch_template_id = $2",
        tenant,
        template
    );
    query.fetch_one(scope.conn()?)
}

/// The numbers of the versions that a launch template has, in order.
pub(super) fn numbers(scope: &mut Scope<'_>, template: &str) -> Result<Vec<i64>> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT number FROM launch_template_versions WHERE tenant = $1 AND launch_template_id = $2 ORDER BY number",
        tenant,
        template
    );
    query.fetch_all(scope.conn()?)
}

pub(super) fn conditions(scope: &Scope<'_>, filter: &Filter) -> Conditions {
    let mut conditions = Conditions::of::<LaunchTemplate>(scope);
    conditions
        .equal("l.region", filter.region.as_ref())
        .keyed("l.launch_template_id", filter.ids.as_deref())
        .one_of("l.name", filter.names.as_deref())
        .equal("l.resource_group", filter.resource_group.as_ref())
        .tagged(TAGGED, "l.launch_template_id", &filter.tags);
    conditions
}

pub(super) fn version_conditions(scope: &Scope<'_>, filter: &VersionFilter) -> Conditions {
    let numbers = filter.numbers.as_deref();
    let keys: Option<Vec<_>> =
        numbers.map(|numbers| numbers.iter().map(|number| key_of(&filter.template, *number)).collect());
    let mut conditions = Conditions::of::<Version>(scope);
    conditions
        .belonging("v.launch_template_id", Some(&filter.template))
        .keyed("v.version_key", keys.as_deref())
        .compare("v.number", ">=", filter.least)
        .compare("v.number", "<=", filter.most);
    conditions
}
