//! SQL for tasks that delete services' roles, nothing else.

use kernel::time;
use store::{Result, Scope, row, sql};

use super::{Deletion, Use};
use crate::name::Name;

/// Keeps a task with what was in its way.
pub(super) fn insert(scope: &mut Scope<'_>, role_id: &str, deletion: &Deletion) -> Result<()> {
    let (tenant, name) = (scope.tenant_id().0, deletion.role.as_str());
    let created = time::to_millis(deletion.created_at);
    sql!(
        "INSERT INTO linked_role_deletions (tenant, task_id, role_id, position, role_name, service, created_at)
         VALUES ($1, $2, $3,
           (SELECT COALESCE(MAX(position), 0) + 1 FROM linked_role_deletions WHERE tenant = $1 AND role_id = $3),
           $4, $5, $6)",
        tenant,
        deletion.id,
        role_id,
        name,
        deletion.service,
        created,
    )
    .execute(scope.conn()?)?;
    for each in &deletion.uses {
        sql!(
            "INSERT INTO linked_role_uses (tenant, task_id, region, resource) VALUES ($1, $2, $3, $4)",
            tenant,
            deletion.id,
            each.region,
            each.resource,
        )
        .execute(scope.conn()?)?;
    }
    Ok(())
}

/// Forgets all tasks on a role but the last `kept`.
pub(super) fn forget(scope: &mut Scope<'_>, role_id: &str, kept: i64) -> Result<()> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "DELETE FROM linked_role_deletions WHERE tenant = $1 AND role_id = $2 AND position <=
           (SELECT MAX(position) FROM linked_role_deletions WHERE tenant = $1 AND role_id = $2) - $3
         RETURNING task_id",
        tenant,
        role_id,
        kept,
    );
    for task in query.fetch_all::<String>(scope.conn()?)? {
        sql!("DELETE FROM linked_role_uses WHERE tenant = $1 AND task_id = $2", tenant, task).execute(scope.conn()?)?;
    }
    Ok(())
}

row! {
    /// A task.
    struct Row {
        task_id: String,
        role_name: String,
        service: String,
        created_at: i64,
    }
}

pub(super) fn find(scope: &mut Scope<'_>, id: &str) -> Result<Option<Deletion>> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT task_id, role_name, service, created_at FROM linked_role_deletions
         WHERE tenant = $1 AND task_id = $2",
        tenant,
        id,
    );
    let Some(row) = query.fetch_optional::<Row>(scope.conn()?)? else { return Ok(None) };
    let query = sql!(
        "SELECT region, resource FROM linked_role_uses WHERE tenant = $1 AND task_id = $2 ORDER BY region, resource",
        tenant,
        id,
    );
    let uses = query.fetch_all::<Use>(scope.conn()?)?;
    Ok(Some(Deletion {
        id: row.task_id,
        role: Name::new(row.role_name),
        service: row.service,
        created_at: time::from_millis(row.created_at),
        uses,
    }))
}

/// Identifier of the last task on a role.
pub(super) fn latest(scope: &mut Scope<'_>, role_id: &str) -> Result<Option<String>> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT task_id FROM linked_role_deletions WHERE tenant = $1 AND role_id = $2
         ORDER BY position DESC LIMIT 1",
        tenant,
        role_id,
    );
    query.fetch_optional(scope.conn()?)
}
