//! SQL for attachments, nothing else.

use std::collections::HashMap;

use kernel::page::Numbered;
use kernel::{TenantId, time};
use store::table::in_parts;
use store::{AuthorityChange, Composed, Result, Scope, row, sql};

use super::{Attached, Entity, HolderKind, Listed, Reach};
use crate::name::Name;
use crate::policy::{Owner, Policy};

/// One attachment: whom it is of, how far it reaches, and the policy.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Key<'a> {
    pub(crate) kind: HolderKind,
    pub(crate) holder: &'a str,
    pub(crate) reach: &'a Reach,
    pub(crate) owner: TenantId,
    pub(crate) policy: &'a str,
}

/// Which attachments of the account a statement is about; what is left out is not asked about.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Which<'a> {
    pub(crate) kind: Option<HolderKind>,
    pub(crate) holder: Option<&'a str>,
    pub(crate) reach: Option<&'a Reach>,
    pub(crate) owner: Option<TenantId>,
    pub(crate) policy: Option<&'a str>,
}

impl<'a> From<Key<'a>> for Which<'a> {
    fn from(Key { kind, holder, reach, owner, policy }: Key<'a>) -> Self {
        let (kind, holder, reach) = (Some(kind), Some(holder), Some(reach));
        Self { kind, holder, reach, owner: Some(owner), policy: Some(policy) }
    }
}

impl<'a> Which<'a> {
    /// All of one holder, in every reach.
    pub(crate) fn of_holder(kind: HolderKind, holder: &'a str) -> Self {
        Self { kind: Some(kind), holder: Some(holder), ..Self::default() }
    }

    /// Appends the condition; the text before it ends with the account's column and `=`.
    fn push(&self, query: &mut Composed, tenant: i64) {
        query.bind(tenant);
        if let Some(kind) = self.kind {
            query.push(" AND a.holder_kind = ").bind(kind.as_str());
        }
        if let Some(holder) = self.holder {
            query.push(" AND a.holder_id = ").bind(holder);
        }
        if let Some(reach) = self.reach {
            query.push(" AND a.scope = ").bind(reach.as_str());
        }
        if let Some(owner) = self.owner {
            query.push(" AND a.policy_tenant = ").bind(owner.0);
        }
        if let Some(policy) = self.policy {
            query.push(" AND a.policy_key = ").bind(policy);
        }
    }
}

pub(crate) fn insert(change: &mut AuthorityChange<'_>, key: Key<'_>) -> Result<()> {
    let (tenant, now) = (change.tenant(), time::to_millis(change.now()));
    let (kind, reach) = (key.kind.as_str(), key.reach.as_str());
    sql!(
        "INSERT INTO attachments (tenant, holder_kind, holder_id, scope, policy_tenant, policy_key, attached_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        tenant,
        kind,
        key.holder,
        reach,
        key.owner.0,
        key.policy,
        now,
    )
    .execute(change.conn())?;
    Ok(())
}

/// Removes the attachments and tells how many there were.
pub(crate) fn delete(change: &mut AuthorityChange<'_>, which: Which<'_>) -> Result<u64> {
    let mut query = Composed::new("DELETE FROM attachments AS a WHERE a.tenant = ");
    which.push(&mut query, change.tenant());
    query.execute(change.conn())
}

/// Removes every attachment that reaches as far as this.
pub(crate) fn delete_of_reach(change: &mut AuthorityChange<'_>, reach: &Reach) -> Result<()> {
    delete(change, Which { reach: Some(reach), ..Which::default() }).map(drop)
}

/// How many attachments there are.
pub(crate) fn count(scope: &mut Scope<'_>, which: Which<'_>) -> Result<i64> {
    let mut query = Composed::new("SELECT COUNT(*) AS count FROM attachments a WHERE a.tenant = ");
    which.push(&mut query, scope.tenant_id().0);
    let count: Option<i64> = query.fetch_optional(scope.conn()?)?;
    Ok(count.unwrap_or(0))
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
    let (table, id, text) = match kind {
        HolderKind::User => ("users", "user_id", "display_name"),
        HolderKind::Group => ("groups", "group_id", "comments"),
        HolderKind::Role => ("roles", "role_id", "description"),
    };
    let mut query = Composed::new(format!(
        "SELECT h.{id} AS id, h.name AS name, h.{text} AS text, MIN(a.attached_at) AS attached_at
         FROM attachments a JOIN {table} h ON h.tenant = a.tenant AND h.{id} = a.holder_id WHERE a.tenant = "
    ));
    let which = Which { kind: Some(kind), owner: Some(owner), policy: Some(policy), ..Which::default() };
    which.push(&mut query, scope.tenant_id().0);
    query.push(&format!(" GROUP BY h.name_key, h.{id}, h.name, h.{text} ORDER BY h.name_key"));
    let rows: Vec<Row> = query.fetch_all(scope.conn()?)?;
    let entities = rows.into_iter().map(|row| Entity {
        id: row.id,
        name: Name::new(row.name),
        text: row.text,
        attached_at: time::from_millis(row.attached_at),
    });
    Ok(entities.collect())
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
pub(crate) fn matching(scope: &mut Scope<'_>, which: Which<'_>, page: Numbered) -> Result<Vec<Listed>> {
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
    which.push(&mut query, account);
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
