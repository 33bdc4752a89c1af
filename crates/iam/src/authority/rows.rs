//! SQL that gathers what an identity may do.

use kernel::Tenant;
use policy_engine::AttachedTo;
use store::{Result, Scope, row, sql};

use super::Holder;
use crate::attachment::Reach;
use crate::policy::Owner;

/// One policy that counts for an identity.
pub(super) struct Counting {
    pub(super) policy: String,
    pub(super) owner: Owner,
    pub(super) version: i64,
    pub(super) document: String,
    pub(super) reach: Reach,
    pub(super) attached_to: AttachedTo,
}

row! {
    /// An attached policy. What the policy says stands in a row where it is the account's.
    struct Row {
        policy: Option<String>,
        policy_tenant: i64,
        version: Option<i64>,
        document: Option<String>,
        scope: String,
        holder_kind: String,
        holder: String,
        // The order of a union is by columns of its rows.
        attached_at: i64,
        policy_key: String,
    }
}

impl Row {
    /// The policy, unless it was one of the cloud's that is there no more.
    fn counting(self, account: &Tenant) -> Option<Counting> {
        let attached_to = match self.holder_kind.as_str() {
            "group" => AttachedTo::Group(self.holder.into()),
            "role" => AttachedTo::Role(self.holder.into()),
            _ => AttachedTo::User(self.holder.into()),
        };
        let owner = Owner::of(self.policy_tenant, account.id.0);
        let (policy, version, document) = match owner {
            Owner::Account => (self.policy?, self.version?, self.document?),
            Owner::System => {
                let system = account.cloud.system_policies.get(&self.policy_key)?;
                (system.name.to_owned(), system.version, system.document.clone())
            }
        };
        let reach = Reach::stored(self.scope);
        Some(Counting { policy, owner, version, document, reach, attached_to })
    }
}

/// The default versions of every policy attached to the identity, and to a user's groups.
pub(super) fn of(scope: &mut Scope<'_>, holder: &Holder) -> Result<Vec<Counting>> {
    let tenant = scope.tenant_id().0;
    let conn = scope.conn()?;
    let rows = match holder {
        Holder::User(id) => sql!(
            "SELECT p.name AS policy, a.policy_tenant AS policy_tenant, v.version, v.document, a.scope, a.holder_kind,
                   u.name AS holder, a.attached_at AS attached_at, a.policy_key AS policy_key
                   FROM attachments a
                   LEFT JOIN policies p ON p.tenant = a.policy_tenant AND p.name_key = a.policy_key
                   LEFT JOIN policy_versions v
                     ON v.tenant = p.tenant AND v.policy_key = p.name_key AND v.version = p.default_version
                   JOIN users u ON u.tenant = a.tenant AND u.user_id = a.holder_id
                   WHERE a.tenant = $1 AND a.holder_kind = 'user' AND a.holder_id = $2
                   UNION ALL
                   SELECT p.name, a.policy_tenant, v.version, v.document, a.scope, a.holder_kind,
                   g.name, a.attached_at AS attached_at, a.policy_key AS policy_key
                   FROM attachments a
                   LEFT JOIN policies p ON p.tenant = a.policy_tenant AND p.name_key = a.policy_key
                   LEFT JOIN policy_versions v
                     ON v.tenant = p.tenant AND v.policy_key = p.name_key AND v.version = p.default_version
                   JOIN groups g ON g.tenant = a.tenant AND g.group_id = a.holder_id
                   WHERE a.tenant = $1 AND a.holder_kind = 'group' AND a.holder_id IN
                     (SELECT m.group_id FROM group_members m WHERE m.tenant = $1 AND m.user_id = $2)
                   ORDER BY attached_at, policy_key",
            tenant,
            id,
        )
        .fetch_all::<Row>(conn)?,
        Holder::Role(id) => sql!(
            "SELECT p.name AS policy, a.policy_tenant AS policy_tenant, v.version, v.document, a.scope, a.holder_kind,
                   r.name AS holder, a.attached_at, a.policy_key
                   FROM attachments a
                   LEFT JOIN policies p ON p.tenant = a.policy_tenant AND p.name_key = a.policy_key
                   LEFT JOIN policy_versions v
                     ON v.tenant = p.tenant AND v.policy_key = p.name_key AND v.version = p.default_version
                   JOIN roles r ON r.tenant = a.tenant AND r.role_id = a.holder_id
                   WHERE a.tenant = $1 AND a.holder_kind = 'role' AND a.holder_id = $2
                   ORDER BY a.attached_at, a.policy_key",
            tenant,
            id,
        )
        .fetch_all::<Row>(conn)?,
    };
    Ok(rows.into_iter().filter_map(|row| row.counting(scope.tenant())).collect())
}
