//! SQL for attachments, nothing else.

use kernel::page::Numbered;
use kernel::{TenantId, time};
use store::table::in_parts;
use store::{AuthorityChange, Composed, Result, Scope, row, sql};

use super::{Attached, Entity, Filter, HolderKind, Listed, Reach};
use crate::name::Name;
use crate::policy::Owner;

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

row! {
    /// A policy of a holder.
    struct AttachedRow {
        name: String,
        tenant: i64,
        description: Option<String>,
        default_version: i64,
        attached_at: i64,
    }
}

pub(crate) fn of_holder(scope: &mut Scope<'_>, kind: HolderKind, holder: &str, reach: &Reach) -> Result<Vec<Attached>> {
    let (tenant, kind, reach) = (scope.tenant_id().0, kind.as_str(), reach.as_str());
    let query = sql!(
        "SELECT p.name, p.tenant, p.description, p.default_version, a.attached_at
         FROM attachments a JOIN policies p ON p.tenant = a.policy_tenant AND p.name_key = a.policy_key
         WHERE a.tenant = $1 AND a.holder_kind = $2 AND a.holder_id = $3 AND a.scope = $4
         ORDER BY a.attached_at, p.name_key",
        tenant,
        kind,
        holder,
        reach,
    );
    let rows: Vec<AttachedRow> = query.fetch_all(scope.conn()?)?;
    let attached = rows.into_iter().map(|row| Attached {
        name: Name::new(row.name),
        owner: Owner::of(row.tenant, tenant),
        description: row.description,
        default_version: row.default_version,
        attached_at: time::from_millis(row.attached_at),
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

/// The columns that a filter narrows; `None` where it does not.
struct Columns<'f> {
    policy: Option<&'f str>,
    owner: Option<i64>,
    kind: Option<&'static str>,
    reach: Option<&'f str>,
}

impl<'f> Columns<'f> {
    fn of(scope: &Scope<'_>, filter: &'f Filter) -> Self {
        Self {
            policy: filter.policy.as_ref().map(Name::key),
            owner: filter.owner.map(|owner| owner.tenant(scope).0),
            kind: filter.kind.map(HolderKind::as_str),
            reach: filter.reach.as_ref().map(Reach::as_str),
        }
    }
}

/// How many attachments of the account match.
pub(crate) fn count_matching(scope: &mut Scope<'_>, filter: &Filter, holder: Option<&str>) -> Result<i64> {
    let (tenant, columns) = (scope.tenant_id().0, Columns::of(scope, filter));
    let query = sql!(
        "SELECT COUNT(*) AS count FROM attachments a
           WHERE a.tenant = $1
             AND (a.holder_kind = $2 OR $2 IS NULL)
             AND (a.holder_id = $3 OR $3 IS NULL)
             AND (a.scope = $4 OR $4 IS NULL)
             AND (a.policy_tenant = $5 OR $5 IS NULL)
             AND (a.policy_key = $6 OR $6 IS NULL)",
        tenant,
        columns.kind,
        holder,
        columns.reach,
        columns.owner,
        columns.policy,
    );
    query.fetch_one(scope.conn()?)
}

row! {
    /// An attachment with the names of its policy and its holder.
    struct ListedRow {
        holder_kind: String,
        scope: String,
        attached_at: i64,
        policy: String,
        policy_tenant: i64,
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
    let (tenant, columns, skip) = (scope.tenant_id().0, Columns::of(scope, filter), page.skip());
    let query = sql!(
        "SELECT a.holder_kind, a.scope, a.attached_at, p.name AS policy, p.tenant AS policy_tenant, p.description,
             COALESCE(u.name, g.name, r.name) AS holder
           FROM attachments a
           JOIN policies p ON p.tenant = a.policy_tenant AND p.name_key = a.policy_key
           LEFT JOIN users u ON a.holder_kind = 'user' AND u.tenant = a.tenant AND u.user_id = a.holder_id
           LEFT JOIN groups g ON a.holder_kind = 'group' AND g.tenant = a.tenant AND g.group_id = a.holder_id
           LEFT JOIN roles r ON a.holder_kind = 'role' AND r.tenant = a.tenant AND r.role_id = a.holder_id
           WHERE a.tenant = $1
             AND (a.holder_kind = $2 OR $2 IS NULL)
             AND (a.holder_id = $3 OR $3 IS NULL)
             AND (a.scope = $4 OR $4 IS NULL)
             AND (a.policy_tenant = $5 OR $5 IS NULL)
             AND (a.policy_key = $6 OR $6 IS NULL)
           ORDER BY a.holder_kind, a.holder_id, a.scope, a.policy_tenant, a.policy_key
           LIMIT $7 OFFSET $8",
        tenant,
        columns.kind,
        holder,
        columns.reach,
        columns.owner,
        columns.policy,
        page.size,
        skip,
    );
    let rows: Vec<ListedRow> = query.fetch_all(scope.conn()?)?;
    let listed = rows.into_iter().map(|row| Listed {
        policy: Name::new(row.policy),
        owner: Owner::of(row.policy_tenant, tenant),
        description: row.description,
        kind: HolderKind::stored(&row.holder_kind),
        holder: Name::new(row.holder),
        reach: Reach::stored(row.scope),
        attached_at: time::from_millis(row.attached_at),
    });
    Ok(listed.collect())
}
