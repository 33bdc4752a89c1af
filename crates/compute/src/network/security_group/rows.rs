//! SQL for security groups, nothing else.

use kernel::time;
use store::{Fault, Result, Scope, row, sql};

use super::{Filter, SecurityGroup};
use crate::listing::{Hit, Ids, Window, like};

row! {
    struct Row {
        group_id: String,
        position: i64,
        region: String,
        vpc_id: String,
        name: String,
        description: String,
        kind: String,
        resource_group: String,
        extras: String,
        created_at: i64,
    }
}

impl TryFrom<Row> for SecurityGroup {
    type Error = Fault;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            id: row.group_id,
            position: row.position,
            region: row.region,
            vpc_id: row.vpc_id,
            name: row.name,
            description: row.description,
            kind: row.kind,
            resource_group: row.resource_group,
            extras: crate::read_extras(&row.extras)?,
            created_at: time::from_millis(row.created_at),
        })
    }
}

pub(super) fn insert(scope: &mut Scope<'_>, group: &SecurityGroup) -> Result<()> {
    let tenant = scope.tenant_id().0;
    let (extras, created) = (crate::write_extras(&group.extras), time::to_millis(group.created_at));
    sql!(
        "INSERT INTO security_groups (tenant, group_id, position, region, vpc_id, name, description, kind,
         resource_group, extras, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        tenant,
        group.id,
        group.position,
        group.region,
        group.vpc_id,
        group.name,
        group.description,
        group.kind,
        group.resource_group,
        extras,
        created,
    )
    .execute(scope.conn()?)?;
    Ok(())
}

pub(super) fn update(scope: &mut Scope<'_>, group: &SecurityGroup) -> Result<()> {
    let (tenant, extras) = (scope.tenant_id().0, crate::write_extras(&group.extras));
    sql!(
        "UPDATE security_groups SET name = $3, description = $4, resource_group = $5, extras = $6
         WHERE tenant = $1 AND group_id = $2",
        tenant,
        group.id,
        group.name,
        group.description,
        group.resource_group,
        extras,
    )
    .execute(scope.conn()?)?;
    Ok(())
}

pub(super) fn delete(scope: &mut Scope<'_>, id: &str) -> Result<()> {
    let tenant = scope.tenant_id().0;
    sql!("DELETE FROM security_groups WHERE tenant = $1 AND group_id = $2", tenant, id).execute(scope.conn()?)?;
    Ok(())
}

pub(super) fn find(scope: &mut Scope<'_>, id: &str) -> Result<Option<SecurityGroup>> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT group_id, position, region, vpc_id, name, description, kind, resource_group, extras, created_at
         FROM security_groups WHERE tenant = $1 AND group_id = $2",
        tenant,
        id,
    );
    query.fetch_optional::<Row>(scope.conn()?)?.map(SecurityGroup::try_from).transpose()
}

pub(in crate::network) fn count_in(scope: &mut Scope<'_>, vpc_id: &str) -> Result<i64> {
    let tenant = scope.tenant_id().0;
    let query =
        sql!("SELECT COUNT(*) AS count FROM security_groups WHERE tenant = $1 AND vpc_id = $2", tenant, vpc_id,);
    query.fetch_one(scope.conn()?)
}

pub(super) fn hits(scope: &mut Scope<'_>, filter: &Filter, window: &Window) -> Result<Vec<Hit>> {
    let (tenant, ids, tags) = (scope.tenant_id().0, Ids::of(filter.ids.as_deref()), &filter.tags);
    let (bound, limit, skip) = (window.bound(), window.rows(), window.skip);
    let name = filter.name.as_deref().map(like);
    let query = sql!(
        "SELECT id AS id, position AS position, total AS total FROM (
             SELECT g.group_id AS id, g.position AS position, COUNT(*) OVER () AS total FROM security_groups g
             WHERE g.tenant = $1 AND g.group_id >= $2 AND g.group_id <= $3
               AND ($4 LIKE '%|' || g.group_id || '|%' OR $4 IS NULL)
               AND (g.region = $5 OR $5 IS NULL)
               AND (g.vpc_id = $6 OR $6 IS NULL)
               AND (g.name LIKE $7 ESCAPE '!' OR $7 IS NULL)
               AND (g.kind = $8 OR $8 IS NULL)
               AND (g.resource_group = $9 OR $9 IS NULL)
               AND ($10 = 0 OR $10 = (SELECT COUNT(*) FROM tags t
                 WHERE t.tenant = g.tenant AND t.kind = 'security-group' AND t.resource = g.group_id
                   AND (replace($11, '␟' || t.tag_key || '␞' || t.tag_value || '␟', '') <> $11
                     OR replace($12, '␟' || t.tag_key || '␟', '') <> $12)))
           ) AS matching WHERE position < $13 ORDER BY position DESC LIMIT $14 OFFSET $15",
        tenant,
        ids.low,
        ids.high,
        ids.text,
        filter.region,
        filter.vpc,
        name,
        filter.kind,
        filter.resource_group,
        tags.count,
        tags.exact,
        tags.keys,
        bound,
        limit,
        skip,
    );
    query.fetch_all::<Hit>(scope.conn()?)
}
