//! SQL for attachments, nothing else.

use kernel::{TenantId, time};
use store::{AuthorityChange, Result, Scope};

use super::{Attached, Entity, HolderKind, Reach};
use crate::name::Name;
use crate::policy::Owner;

pub(crate) async fn insert(
    change: &mut AuthorityChange<'_>,
    kind: HolderKind,
    holder: &str,
    reach: &Reach,
    owner: TenantId,
    policy: &str,
) -> Result<()> {
    let (tenant, kind, reach, now) = (change.tenant(), kind.as_str(), reach.as_str(), time::to_millis(change.now()));
    sqlx::query!(
        "INSERT INTO attachments (tenant, holder_kind, holder_id, scope, policy_tenant, policy_key, attached_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        tenant,
        kind,
        holder,
        reach,
        owner.0,
        policy,
        now,
    )
    .execute(change.conn())
    .await?;
    Ok(())
}

/// Removes one attachment and tells how many there were.
pub(crate) async fn delete(
    change: &mut AuthorityChange<'_>,
    kind: HolderKind,
    holder: &str,
    reach: &Reach,
    owner: TenantId,
    policy: &str,
) -> Result<u64> {
    let (tenant, kind, reach) = (change.tenant(), kind.as_str(), reach.as_str());
    let done = sqlx::query!(
        "DELETE FROM attachments WHERE tenant = $1 AND holder_kind = $2 AND holder_id = $3 AND scope = $4
         AND policy_tenant = $5 AND policy_key = $6",
        tenant,
        kind,
        holder,
        reach,
        owner.0,
        policy,
    )
    .execute(change.conn())
    .await?;
    Ok(done.rows_affected())
}

pub(crate) async fn is_attached(
    scope: &mut Scope<'_>,
    kind: HolderKind,
    holder: &str,
    reach: &Reach,
    owner: TenantId,
    policy: &str,
) -> Result<bool> {
    let (tenant, kind, reach) = (scope.tenant_id().0, kind.as_str(), reach.as_str());
    let query = sqlx::query_scalar!(
        r#"SELECT COUNT(*) AS "count!: i64" FROM attachments
           WHERE tenant = $1 AND holder_kind = $2 AND holder_id = $3 AND scope = $4
           AND policy_tenant = $5 AND policy_key = $6"#,
        tenant,
        kind,
        holder,
        reach,
        owner.0,
        policy,
    );
    Ok(query.fetch_one(scope.conn().await?).await? > 0)
}

/// How many policies of one owner a holder has.
pub(crate) async fn count_by_owner(
    scope: &mut Scope<'_>,
    kind: HolderKind,
    holder: &str,
    reach: &Reach,
    owner: TenantId,
) -> Result<i64> {
    let (tenant, kind, reach) = (scope.tenant_id().0, kind.as_str(), reach.as_str());
    let query = sqlx::query_scalar!(
        r#"SELECT COUNT(*) AS "count!: i64" FROM attachments
           WHERE tenant = $1 AND holder_kind = $2 AND holder_id = $3 AND scope = $4 AND policy_tenant = $5"#,
        tenant,
        kind,
        holder,
        reach,
        owner.0,
    );
    Ok(query.fetch_one(scope.conn().await?).await?)
}

/// How many policies a holder has, in every reach.
pub(crate) async fn count_of_holder(scope: &mut Scope<'_>, kind: HolderKind, holder: &str) -> Result<i64> {
    let (tenant, kind) = (scope.tenant_id().0, kind.as_str());
    let query = sqlx::query_scalar!(
        r#"SELECT COUNT(*) AS "count!: i64" FROM attachments
           WHERE tenant = $1 AND holder_kind = $2 AND holder_id = $3"#,
        tenant,
        kind,
        holder,
    );
    Ok(query.fetch_one(scope.conn().await?).await?)
}

/// How many holders of a kind a policy has in this account.
pub(crate) async fn count_of_policy(
    scope: &mut Scope<'_>,
    kind: HolderKind,
    owner: TenantId,
    policy: &str,
) -> Result<i64> {
    let (tenant, kind) = (scope.tenant_id().0, kind.as_str());
    let query = sqlx::query_scalar!(
        r#"SELECT COUNT(*) AS "count!: i64" FROM attachments
           WHERE policy_tenant = $1 AND policy_key = $2 AND tenant = $3 AND holder_kind = $4"#,
        owner.0,
        policy,
        tenant,
        kind,
    );
    Ok(query.fetch_one(scope.conn().await?).await?)
}

/// How often a policy is attached in this account.
pub(crate) async fn count_in_account(scope: &mut Scope<'_>, owner: TenantId, policy: &str) -> Result<i64> {
    let tenant = scope.tenant_id().0;
    let query = sqlx::query_scalar!(
        r#"SELECT COUNT(*) AS "count!: i64" FROM attachments
           WHERE policy_tenant = $1 AND policy_key = $2 AND tenant = $3"#,
        owner.0,
        policy,
        tenant,
    );
    Ok(query.fetch_one(scope.conn().await?).await?)
}

pub(crate) async fn of_holder(
    scope: &mut Scope<'_>,
    kind: HolderKind,
    holder: &str,
    reach: &Reach,
) -> Result<Vec<Attached>> {
    let (tenant, kind, reach) = (scope.tenant_id().0, kind.as_str(), reach.as_str());
    let query = sqlx::query!(
        "SELECT p.name, p.tenant, p.description, p.default_version, a.attached_at
         FROM attachments a JOIN policies p ON p.tenant = a.policy_tenant AND p.name_key = a.policy_key
         WHERE a.tenant = $1 AND a.holder_kind = $2 AND a.holder_id = $3 AND a.scope = $4
         ORDER BY a.attached_at, p.name_key",
        tenant,
        kind,
        holder,
        reach,
    );
    let rows = query.fetch_all(scope.conn().await?).await?;
    let attached = rows.into_iter().map(|row| Attached {
        name: Name::new(row.name),
        owner: Owner::of(row.tenant, tenant),
        description: row.description,
        default_version: row.default_version,
        attached_at: time::from_millis(row.attached_at),
    });
    Ok(attached.collect())
}

struct Row {
    id: String,
    name: String,
    text: Option<String>,
    attached_at: i64,
}

/// The holders of a kind that a policy is attached to; one with several attachments once, with its first.
pub(crate) async fn of_policy(
    scope: &mut Scope<'_>,
    kind: HolderKind,
    owner: TenantId,
    policy: &str,
) -> Result<Vec<Entity>> {
    let (tenant, word) = (scope.tenant_id().0, kind.as_str());
    let conn = scope.conn().await?;
    let rows = match kind {
        HolderKind::User => {
            sqlx::query_as!(
                Row,
                r#"SELECT h.user_id AS "id!", h.name AS "name!", h.display_name AS "text?",
                   MIN(a.attached_at) AS "attached_at!: i64"
                 FROM attachments a JOIN users h ON h.tenant = a.tenant AND h.user_id = a.holder_id
                 WHERE a.policy_tenant = $1 AND a.policy_key = $2 AND a.tenant = $3 AND a.holder_kind = $4
                 GROUP BY h.name_key, h.user_id, h.name, h.display_name ORDER BY h.name_key"#,
                owner.0,
                policy,
                tenant,
                word,
            )
            .fetch_all(conn)
            .await?
        }
        HolderKind::Group => {
            sqlx::query_as!(
                Row,
                r#"SELECT h.group_id AS "id!", h.name AS "name!", h.comments AS "text?",
                   MIN(a.attached_at) AS "attached_at!: i64"
                 FROM attachments a JOIN groups h ON h.tenant = a.tenant AND h.group_id = a.holder_id
                 WHERE a.policy_tenant = $1 AND a.policy_key = $2 AND a.tenant = $3 AND a.holder_kind = $4
                 GROUP BY h.name_key, h.group_id, h.name, h.comments ORDER BY h.name_key"#,
                owner.0,
                policy,
                tenant,
                word,
            )
            .fetch_all(conn)
            .await?
        }
        HolderKind::Role => {
            sqlx::query_as!(
                Row,
                r#"SELECT h.role_id AS "id!", h.name AS "name!", h.description AS "text?",
                   MIN(a.attached_at) AS "attached_at!: i64"
                 FROM attachments a JOIN roles h ON h.tenant = a.tenant AND h.role_id = a.holder_id
                 WHERE a.policy_tenant = $1 AND a.policy_key = $2 AND a.tenant = $3 AND a.holder_kind = $4
                 GROUP BY h.name_key, h.role_id, h.name, h.description ORDER BY h.name_key"#,
                owner.0,
                policy,
                tenant,
                word,
            )
            .fetch_all(conn)
            .await?
        }
    };
    let entities = rows.into_iter().map(|row| Entity {
        id: row.id,
        name: Name::new(row.name),
        text: row.text,
        attached_at: time::from_millis(row.attached_at),
    });
    Ok(entities.collect())
}
