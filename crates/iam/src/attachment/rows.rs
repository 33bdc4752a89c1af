//! SQL for attachments, nothing else.

use std::collections::HashMap;

use kernel::page::Numbered;
use kernel::{TenantId, time};
use store::table::in_parts;
use store::{AuthorityChange, Composed, Result, Scope, row, sql};

use super::{Attached, Entity, Filter, HolderKind, Listed, Reach};
use crate::name::Name;
use crate::policy::{Owner, Policy};

pub(crate) fn insert(
    change: &mut AuthorityChange<'_>,
    kind: HolderKind,
    holder: &str,
    reach: &Reach,
    owner: TenantId,
    policy: &str,
) -> Result<()> {
    let (tenant, kind, reach, now) = (change.tenant(), kind.as_str(), reach.as_str(), time::to_millis(change.now()));
    sql!(
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
    .execute(change.conn())?;
    Ok(())
}

/// Removes one attachment and tells how many there were.
pub(crate) fn delete(
    change: &mut AuthorityChange<'_>,
    kind: HolderKind,
    holder: &str,
    reach: &Reach,
    owner: TenantId,
    policy: &str,
) -> Result<u64> {
    let (tenant, kind, reach) = (change.tenant(), kind.as_str(), reach.as_str());
    sql!(
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
}

/// Removes every attachment of a holder.
pub(crate) fn delete_of_holder(change: &mut AuthorityChange<'_>, kind: HolderKind, holder: &str) -> Result<()> {
    let (tenant, kind) = (change.tenant(), kind.as_str());
    sql!("DELETE FROM attachments WHERE tenant = $1 AND holder_kind = $2 AND holder_id = $3", tenant, kind, holder,)
        .execute(change.conn())?;
    Ok(())
}

/// Removes every attachment that reaches as far as this.
pub(crate) fn delete_of_reach(change: &mut AuthorityChange<'_>, reach: &Reach) -> Result<()> {
    let (tenant, reach) = (change.tenant(), reach.as_str());
    sql!("DELETE FROM attachments WHERE tenant = $1 AND scope = $2", tenant, reach).execute(change.conn())?;
    Ok(())
}

pub(crate) fn is_attached(
    scope: &mut Scope<'_>,
    kind: HolderKind,
    holder: &str,
    reach: &Reach,
    owner: TenantId,
    policy: &str,
) -> Result<bool> {
    let (tenant, kind, reach) = (scope.tenant_id().0, kind.as_str(), reach.as_str());
    let query = sql!(
        "SELECT COUNT(*) AS count FROM attachments
           WHERE tenant = $1 AND holder_kind = $2 AND holder_id = $3 AND scope = $4
           AND policy_tenant = $5 AND policy_key = $6",
        tenant,
        kind,
        holder,
        reach,
        owner.0,
        policy,
    );
    Ok(query.fetch_one::<i64>(scope.conn()?)? > 0)
}

/// How many policies of one owner a holder has.
pub(crate) fn count_by_owner(
    scope: &mut Scope<'_>,
    kind: HolderKind,
    holder: &str,
    reach: &Reach,
    owner: TenantId,
) -> Result<i64> {
    let (tenant, kind, reach) = (scope.tenant_id().0, kind.as_str(), reach.as_str());
    let query = sql!(
        "SELECT COUNT(*) AS count FROM attachments
           WHERE tenant = $1 AND holder_kind = $2 AND holder_id = $3 AND scope = $4 AND policy_tenant = $5",
        tenant,
        kind,
        holder,
        reach,
        owner.0,
    );
    query.fetch_one(scope.conn()?)
}

/// How many policies a holder has, in every reach.
pub(crate) fn count_of_holder(scope: &mut Scope<'_>, kind: HolderKind, holder: &str) -> Result<i64> {
    let (tenant, kind) = (scope.tenant_id().0, kind.as_str());
    let query = sql!(
        "SELECT COUNT(*) AS count FROM attachments
           WHERE tenant = $1 AND holder_kind = $2 AND holder_id = $3",
        tenant,
        kind,
        holder,
    );
    query.fetch_one(scope.conn()?)
}

/// How many policies each of these holders has for the whole account.
pub(crate) fn count_of_holders(
    scope: &mut Scope<'_>,
    kind: HolderKind,
    holders: &[&str],
) -> Result<Vec<(String, i64)>> {
    in_parts(holders, |holders| {
        let mut query = Composed::new("SELECT holder_id, COUNT(*) AS count FROM attachments WHERE tenant = ");
        query.bind(scope.tenant_id().0).push(" AND holder_kind = ").bind(kind.as_str());
        query.push(" AND ").push_in("holder_id", holders).push(" AND scope = ").bind(Reach::Account.as_str());
        query.push(" GROUP BY holder_id");
        query.fetch_all(scope.conn()?)
    })
}

/// How many holders of a kind a policy has in this account.
pub(crate) fn count_of_policy(scope: &mut Scope<'_>, kind: HolderKind, owner: TenantId, policy: &str) -> Result<i64> {
    let (tenant, kind) = (scope.tenant_id().0, kind.as_str());
    let query = sql!(
        "SELECT COUNT(*) AS count FROM attachments
           WHERE policy_tenant = $1 AND policy_key = $2 AND tenant = $3 AND holder_kind = $4",
        owner.0,
        policy,
        tenant,
        kind,
    );
    query.fetch_one(scope.conn()?)
}

/// How often a policy is attached in this account.
pub(crate) fn count_in_account(scope: &mut Scope<'_>, owner: TenantId, policy: &str) -> Result<i64> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT COUNT(*) AS count FROM attachments
           WHERE policy_tenant = $1 AND policy_key = $2 AND tenant = $3",
        owner.0,
        policy,
        tenant,
    );
    query.fetch_one(scope.conn()?)
}

/// How often each of these policies is attached in this account; one that is not may be missing.
pub(crate) fn counts_in_account(
    scope: &mut Scope<'_>,
    owner: TenantId,
    policies: &[&str],
) -> Result<HashMap<String, i64>> {
    let counts: Vec<(String, i64)> = in_parts(policies, |policies| {
        let mut query = Composed::new("SELECT policy_key, COUNT(*) AS count FROM attachments WHERE tenant = ");
        query.bind(scope.tenant_id().0).push(" AND policy_tenant = ").bind(owner.0);
        query.push(" AND ").push_in("policy_key", policies).push(" GROUP BY policy_key");
        query.fetch_all(scope.conn()?)
    })?;
    Ok(counts.into_iter().collect())
}

row! {
    /// A policy of a holder. What the policy is stands in a row where it is the account's.
    struct AttachedRow {
        policy_tenant: i64,
        policy_key: String,
        name: Option<String>,
        description: Option<String>,
        default_version: Option<i64>,
        attached_at: i64,
    }
}

pub(crate) fn of_holder(scope: &mut Scope<'_>, kind: HolderKind, holder: &str, reach: &Reach) -> Result<Vec<Attached>> {
    let (tenant, kind, reach) = (scope.tenant_id().0, kind.as_str(), reach.as_str());
    let query = sql!(
        "SELECT a.policy_tenant, a.policy_key, p.name, p.description, p.default_version, a.attached_at
         FROM attachments a LEFT JOIN policies p ON p.tenant = a.policy_tenant AND p.name_key = a.policy_key
         WHERE a.tenant = $1 AND a.holder_kind = $2 AND a.holder_id = $3 AND a.scope = $4
         ORDER BY a.attached_at, a.policy_key",
        tenant,
        kind,
        holder,
        reach,
    );
    let rows: Vec<AttachedRow> = query.fetch_all(scope.conn()?)?;
    let cloud = scope.tenant().cloud;
    let attached = rows.into_iter().filter_map(|row| {
        let attached_at = time::from_millis(row.attached_at);
        Some(match Owner::of(row.policy_tenant, tenant) {
            Owner::Account => Attached {
                name: Name::new(row.name?),
                owner: Owner::Account,
                description: row.description,
                default_version: row.default_version?,
                attached_at,
            },
            Owner::System => {
                let policy = Policy::from(cloud.system_policies.get(&row.policy_key)?);
                let Policy { name, owner, description, default_version, .. } = policy;
                Attached { name, owner, description, default_version, attached_at }
            }
        })
    });
    Ok(attached.collect())
}

row! {
    struct Row {
        id: String,
        name: String,
        text: Option<String>,
        attached_at: i64,
    }
}

/// The holders of a kind that a policy is attached to; one with several attachments once, with its first.
pub(crate) fn of_policy(scope: &mut Scope<'_>, kind: HolderKind, owner: TenantId, policy: &str) -> Result<Vec<Entity>> {
    let (tenant, word) = (scope.tenant_id().0, kind.as_str());
    let conn = scope.conn()?;
    let rows = match kind {
        HolderKind::User => sql!(
            "SELECT h.user_id AS id, h.name AS name, h.display_name AS text,
                   MIN(a.attached_at) AS attached_at
                 FROM attachments a JOIN users h ON h.tenant = a.tenant AND h.user_id = a.holder_id
                 WHERE a.policy_tenant = $1 AND a.policy_key = $2 AND a.tenant = $3 AND a.holder_kind = $4
                 GROUP BY h.name_key, h.user_id, h.name, h.display_name ORDER BY h.name_key",
            owner.0,
            policy,
            tenant,
            word,
        )
        .fetch_all::<Row>(conn)?,
        HolderKind::Group => sql!(
            "SELECT h.group_id AS id, h.name AS name, h.comments AS text,
                   MIN(a.attached_at) AS attached_at
                 FROM attachments a JOIN groups h ON h.tenant = a.tenant AND h.group_id = a.holder_id
                 WHERE a.policy_tenant = $1 AND a.policy_key = $2 AND a.tenant = $3 AND a.holder_kind = $4
                 GROUP BY h.name_key, h.group_id, h.name, h.comments ORDER BY h.name_key",
            owner.0,
            policy,
            tenant,
            word,
        )
        .fetch_all::<Row>(conn)?,
        HolderKind::Role => sql!(
            "SELECT h.role_id AS id, h.name AS name, h.description AS text,
                   MIN(a.attached_at) AS attached_at
                 FROM attachments a JOIN roles h ON h.tenant = a.tenant AND h.role_id = a.holder_id
                 WHERE a.policy_tenant = $1 AND a.policy_key = $2 AND a.tenant = $3 AND a.holder_kind = $4
                 GROUP BY h.name_key, h.role_id, h.name, h.description ORDER BY h.name_key",
            owner.0,
            policy,
            tenant,
            word,
        )
        .fetch_all::<Row>(conn)?,
    };
    let entities = rows.into_iter().map(|row| Entity {
        id: row.id,
        name: Name::new(row.name),
        text: row.text,
        attached_at: time::from_millis(row.attached_at),
    });
    Ok(entities.collect())
}

/// Appends what a filter narrows.
fn push_filter(query: &mut Composed, scope: &Scope<'_>, filter: &Filter, holder: Option<&str>) {
    query.bind(scope.tenant_id().0);
    if let Some(kind) = filter.kind {
        query.push(" AND a.holder_kind = ").bind(kind.as_str());
    }
    if let Some(holder) = holder {
        query.push(" AND a.holder_id = ").bind(holder);
    }
    if let Some(reach) = &filter.reach {
        query.push(" AND a.scope = ").bind(reach.as_str());
    }
    if let Some(owner) = filter.owner {
        query.push(" AND a.policy_tenant = ").bind(owner.tenant(scope).0);
    }
    if let Some(policy) = &filter.policy {
        query.push(" AND a.policy_key = ").bind(policy.key());
    }
}

/// How many attachments of the account match.
pub(crate) fn count_matching(scope: &mut Scope<'_>, filter: &Filter, holder: Option<&str>) -> Result<i64> {
    let mut query = Composed::new("SELECT COUNT(*) AS count FROM attachments a WHERE a.tenant = ");
    push_filter(&mut query, scope, filter, holder);
    let count: Option<i64> = query.fetch_optional(scope.conn()?)?;
    Ok(count.unwrap_or(0))
}

row! {
    /// An attachment with the names of its policy, where that is the account's, and its holder.
    struct ListedRow {
        holder_kind: String,
        scope: String,
        attached_at: i64,
        policy_tenant: i64,
        policy_key: String,
        policy: Option<String>,
        description: Option<String>,
        holder: String,
    }
}

/// One page of the attachments that match, in the order of the table's key.
pub(crate) fn matching(
    scope: &mut Scope<'_>,
    filter: &Filter,
    holder: Option<&str>,
    page: Numbered,
) -> Result<Vec<Listed>> {
    let (account, cloud) = (scope.tenant_id().0, scope.tenant().cloud);
    let mut query = Composed::new(
        "SELECT a.holder_kind, a.scope, a.attached_at, a.policy_tenant, a.policy_key, p.name AS policy, p.description,
         COALESCE(u.name, g.name, r.name) AS holder
         FROM attachments a
         LEFT JOIN policies p ON p.tenant = a.policy_tenant AND p.name_key = a.policy_key
         LEFT JOIN users u ON a.holder_kind = 'user' AND u.tenant = a.tenant AND u.user_id = a.holder_id
         LEFT JOIN groups g ON a.holder_kind = 'group' AND g.tenant = a.tenant AND g.group_id = a.holder_id
         LEFT JOIN roles r ON a.holder_kind = 'role' AND r.tenant = a.tenant AND r.role_id = a.holder_id
         WHERE a.tenant = ",
    );
    push_filter(&mut query, scope, filter, holder);
    query.push(" ORDER BY a.holder_kind, a.holder_id, a.scope, a.policy_tenant, a.policy_key LIMIT ");
    query.bind(page.size).push(" OFFSET ").bind(page.skip());
    let rows: Vec<ListedRow> = query.fetch_all(scope.conn()?)?;
    let listed = rows.into_iter().filter_map(|row| {
        let owner = Owner::of(row.policy_tenant, account);
        let (policy, description) = match owner {
            Owner::Account => (Name::new(row.policy?), row.description),
            Owner::System => {
                let policy = Policy::from(cloud.system_policies.get(&row.policy_key)?);
                (policy.name, policy.description)
            }
        };
        Some(Listed {
            policy,
            owner,
            description,
            kind: HolderKind::stored(&row.holder_kind),
            holder: Name::new(row.holder),
            reach: Reach::stored(row.scope),
            attached_at: time::from_millis(row.attached_at),
        })
    });
    Ok(listed.collect())
}
