//! Where scaling groups and what belongs to them are kept, and SQL for them.

use kernel::Timestamp;
use store::table::Json;
use store::{Result, Scope, sql, table};

use super::{
    Activity, ActivityFilter, Configuration, ConfigurationFilter, Filter, Group, Member, MemberFilter, Rule,
    RuleFilter, TAGGED,
};
use crate::listing::Conditions;

table! {
    Group in scaling_groups sg by scaling_group_id {
        id = scaling_group_id, position, region, name, least, most, desired, is_active, configuration_id, template_id,
        template_version, template_role, subnets as Json, removal as Json, cooldown, is_protected, extras,
        resource_group, created_at, modified_at, due_at, target, pending,
    }
}

table! {
    Configuration in scaling_configurations sc by configuration_id {
        id = configuration_id, position, region, group = scaling_group_id, name, data, created_at,
    }
}

table! {
    Member in scaling_members sm by instance_id {
        instance = instance_id, position, region, group = scaling_group_id, configuration = configuration_id,
        template_version, activity = activity_id, is_created, is_entrusted, is_protected, weight, added_at,
    }
}

table! {
    Activity in scaling_activities sa by activity_id {
        id = activity_id, position, region, group = scaling_group_id, kind as Json, cause, problem, wanted, instances as Json,
        total, attached, started_at, ended_at,
    }
}

table! {
    Rule in scaling_rules sr by rule_id {
        id = rule_id, position, region, group = scaling_group_id, name, adjustment as Json, value, magnitude, cooldown,
        created_at,
    }
}

/// Keeps what may change about a group.
pub(super) fn update_group(scope: &mut Scope<'_>, group: &Group) -> Result<()> {
    const CHANGING: [&str; 18] = [
        "name",
        "least",
        "most",
        "desired",
        "is_active",
        "configuration_id",
        "template_id",
        "template_version",
        "template_role",
        "subnets",
        "removal",
        "cooldown",
        "is_protected",
        "extras",
        "modified_at",
        "due_at",
        "target",
        "pending",
    ];
    table::update(scope, group, &CHANGING).map(drop)
}

/// Keeps how an activity ended.
pub(super) fn update_activity(scope: &mut Scope<'_>, activity: &Activity) -> Result<()> {
    const CHANGING: [&str; 6] = ["problem", "wanted", "instances", "total", "attached", "ended_at"];
    table::update(scope, activity, &CHANGING).map(drop)
}

/// How many groups a region has.
pub(super) fn count_groups(scope: &mut Scope<'_>, region: &str) -> Result<i64> {
    let tenant = scope.tenant_id().0;
    let query = sql!("SELECT COUNT(*) AS count FROM scaling_groups WHERE tenant = $1 AND region = $2", tenant, region);
    query.fetch_one(scope.conn()?)
}

/// Whether another group of the region has the name of this one.
pub(super) fn has_name(scope: &mut Scope<'_>, group: &Group) -> Result<bool> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT scaling_group_id FROM scaling_groups
         WHERE tenant = $1 AND region = $2 AND name = $3 AND scaling_group_id <> $4",
        tenant,
        group.region,
        group.name,
        group.id
    );
    let found: Option<String> = query.fetch_optional(scope.conn()?)?;
    Ok(found.is_some())
}

/// The groups of the account whose time has come, in the order of their times.
pub(super) fn due(scope: &mut Scope<'_>) -> Result<Vec<String>> {
    let (tenant, now) = (scope.tenant_id().0, scope.now());
    let query = sql!(
        "SELECT scaling_group_id FROM scaling_groups WHERE tenant = $1 AND due_at <= $2 ORDER BY due_at, position",
        tenant,
        now
    );
    query.fetch_all(scope.conn()?)
}

/// When the next group of any account has its time.
pub(super) fn next_due(scope: &mut Scope<'_>) -> Result<Option<Timestamp>> {
    let query = sql!("SELECT due_at FROM scaling_groups WHERE due_at IS NOT NULL ORDER BY due_at LIMIT 1");
    query.fetch_optional(scope.conn()?)
}

/// Every instance of a group, in the order in which they came.
pub(super) fn members_of(scope: &mut Scope<'_>, group: &str) -> Result<Vec<Member>> {
    let mut query = table::select::<Member>(scope);
    query.push(" AND sm.scaling_group_id = ").bind(group);
    query.push(" ORDER BY sm.position");
    query.fetch_all(scope.conn()?)
}

/// Deletes what belongs to a group.
pub(super) fn delete_of_group(scope: &mut Scope<'_>, group: &str) -> Result<()> {
    let tenant = scope.tenant_id().0;
    let tables = [
        sql!("DELETE FROM scaling_configurations WHERE tenant = $1 AND scaling_group_id = $2", tenant, group),
        sql!("DELETE FROM scaling_members WHERE tenant = $1 AND scaling_group_id = $2", tenant, group),
        sql!("DELETE FROM scaling_activities WHERE tenant = $1 AND scaling_group_id = $2", tenant, group),
        sql!("DELETE FROM scaling_rules WHERE tenant = $1 AND scaling_group_id = $2", tenant, group),
    ];
    for query in tables {
        query.execute(scope.conn()?)?;
    }
    Ok(())
}

pub(super) fn groups(scope: &Scope<'_>, filter: &Filter) -> Conditions {
    let mut conditions = Conditions::of::<Group>(scope);
    conditions
        .equal("sg.region", filter.region.as_ref())
        .keyed("sg.scaling_group_id", filter.ids.as_deref())
        .one_of("sg.name", filter.names.as_deref())
        .equal("sg.resource_group", filter.resource_group.as_ref())
        .tagged(TAGGED, "sg.scaling_group_id", &filter.tags);
    conditions
}

pub(super) fn configurations(scope: &Scope<'_>, filter: &ConfigurationFilter) -> Conditions {
    let mut conditions = Conditions::of::<Configuration>(scope);
    conditions
        .belonging("sc.scaling_group_id", filter.group.as_ref())
        .equal("sc.region", filter.region.as_ref())
        .keyed("sc.configuration_id", filter.ids.as_deref())
        .one_of("sc.name", filter.names.as_deref());
    conditions
}

pub(super) fn members(scope: &Scope<'_>, filter: &MemberFilter) -> Conditions {
    let mut conditions = Conditions::of::<Member>(scope);
    conditions
        .keyed("sm.scaling_group_id", filter.groups.as_deref())
        .equal("sm.region", filter.region.as_ref())
        .equal("sm.configuration_id", filter.configuration.as_ref())
        .equal("sm.activity_id", filter.activity.as_ref())
        .equal("sm.is_created", filter.is_created)
        .keyed("sm.instance_id", filter.instances.as_deref());
    conditions.push("EXISTS (SELECT 1 FROM instances i WHERE i.tenant = sm.tenant AND i.instance_id = sm.instance_id)");
    conditions
}

pub(super) fn activities(scope: &Scope<'_>, filter: &ActivityFilter) -> Conditions {
    let mut conditions = Conditions::of::<Activity>(scope);
    conditions
        .belonging("sa.scaling_group_id", filter.group.as_ref())
        .equal("sa.region", filter.region.as_ref())
        .keyed("sa.activity_id", filter.ids.as_deref());
    conditions
}

pub(super) fn rules(scope: &Scope<'_>, filter: &RuleFilter) -> Conditions {
    let mut conditions = Conditions::of::<Rule>(scope);
    conditions
        .belonging("sr.scaling_group_id", filter.group.as_ref())
        .equal("sr.region", filter.region.as_ref())
        .keyed("sr.rule_id", filter.ids.as_deref())
        .one_of("sr.name", filter.names.as_deref());
    conditions
}
