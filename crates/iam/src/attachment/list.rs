//! The rules: which policies a holder has, and who has a policy.

use kernel::Timestamp;
use kernel::page::{Counted, Numbered};
use store::Scope;

use super::rows::Which;
use super::{HolderKind, Reach, rows};
use crate::error::Result;
use crate::name::Name;
use crate::policy::{Owner, Policy};

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
pub fn policies_of(scope: &mut Scope<'_>, kind: HolderKind, holder: &Name) -> Result<Vec<Attached>> {
    let id = kind.find(scope, holder)?;
    Ok(rows::of_holder(scope, kind, &id, &Reach::Account)?)
}

/// The holders of one kind that a policy is attached to.
pub fn entities_of(scope: &mut Scope<'_>, kind: HolderKind, policy: &Policy) -> Result<Vec<Entity>> {
    let tenant = policy.owner.tenant(scope);
    Ok(rows::of_policy(scope, kind, tenant, policy.name.key())?)
}

/// How often a policy is attached in the account.
pub fn count(scope: &mut Scope<'_>, policy: &Policy) -> Result<i64> {
    let tenant = policy.owner.tenant(scope);
    let which = Which { owner: Some(tenant), policy: Some(policy.name.key()), ..Which::default() };
    Ok(rows::count(scope, which)?)
}

/// Which attachments are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Name of the policy.
    pub policy: Option<Name>,
    /// Whose policy it is.
    pub owner: Option<Owner>,
    /// Kind of the holder.
    pub kind: Option<HolderKind>,
    /// Name of the holder; asked about together with its kind.
    pub holder: Option<Name>,
    /// How far the attachment reaches.
    pub reach: Option<Reach>,
}

/// One attachment in a list of all there are.
#[derive(Debug, Clone)]
pub struct Listed {
    /// Name of the policy.
    pub policy: Name,
    /// Whose policy it is.
    pub owner: Owner,
    /// The policy's description.
    pub description: Option<String>,
    /// Kind of the holder.
    pub kind: HolderKind,
    /// Name of the holder.
    pub holder: Name,
    /// How far the attachment reaches.
    pub reach: Reach,
    /// When the policy was attached.
    pub attached_at: Timestamp,
}

/// One page of the account's attachments, holder by holder, and how many there are in all.
///
/// A policy that is not there has no attachments: the data source of Terraform's provider expects an empty list. A holder that is
/// not there is an error.
pub fn page(scope: &mut Scope<'_>, filter: &Filter, page: Numbered) -> Result<Counted<Listed>> {
    let holder = match (filter.kind, &filter.holder) {
        (Some(kind), Some(name)) => Some(kind.find(scope, name)?),
        _ => None,
    };
    let which = Which {
        kind: filter.kind,
        holder: holder.as_deref(),
        reach: filter.reach.as_ref(),
        owner: filter.owner.map(|owner| owner.tenant(scope)),
        policy: filter.policy.as_ref().map(Name::key),
    };
    let total = rows::count(scope, which)?;
    let items = rows::matching(scope, which, page)?;
    Ok(Counted { items, total })
}
