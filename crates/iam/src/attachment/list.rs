//! The rules: which policies a holder has, and who has a policy.

use kernel::Timestamp;
use store::Scope;

use super::{HolderKind, Reach, rows};
use crate::error::Result;
use crate::name::Name;
use crate::policy::{self, Owner, Policy};

/// A policy as one of its holders sees it.
#[derive(Debug, Clone)]
pub struct Attached {
    /// Name of the policy.
    pub name: Name,
    /// Whose policy it is.
    pub owner: Owner,
    /// Its description.
    pub description: Option<String>,
    /// Number of its default version.
    pub default_version: i64,
    /// When it was attached.
    pub attached_at: Timestamp,
}

/// A holder as one of its policies sees it.
#[derive(Debug, Clone)]
pub struct Entity {
    /// Identifier of the holder.
    pub id: String,
    /// Name of the holder.
    pub name: Name,
    /// A user's display name, a group's comments, a role's description.
    pub text: Option<String>,
    /// When the policy was attached.
    pub attached_at: Timestamp,
}

/// The policies attached to a holder for the whole account, in the order of attaching.
pub async fn policies_of(scope: &mut Scope<'_>, kind: HolderKind, holder: &Name) -> Result<Vec<Attached>> {
    let id = kind.find(scope, holder).await?;
    Ok(rows::of_holder(scope, kind, &id, &Reach::Account).await?)
}

/// The holders of one kind that a policy is attached to.
pub async fn entities_of(scope: &mut Scope<'_>, kind: HolderKind, owner: Owner, policy: &Name) -> Result<Vec<Entity>> {
    let policy = policy::get(scope, owner, policy).await?;
    let tenant = owner.tenant(scope);
    Ok(rows::of_policy(scope, kind, tenant, policy.name.key()).await?)
}

/// How often a policy is attached in the account.
pub async fn count(scope: &mut Scope<'_>, policy: &Policy) -> Result<i64> {
    let tenant = policy.owner.tenant(scope);
    Ok(rows::count_in_account(scope, tenant, policy.name.key()).await?)
}
