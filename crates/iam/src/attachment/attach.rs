//! The rules: attach a policy to a holder, and detach it.

use store::Scope;

use super::rows::{Key, Which};
use super::{HolderKind, Reach, rows};
use crate::error::{Error, Kind, Result};
use crate::name::Name;
use crate::policy::{self, Owner, Policy};
use crate::quota::{self, Limit};

/// One of the rules of this file: what happens to a policy and a holder, for how far an attachment reaches.
pub type Change = fn(&mut Scope<'_>, HolderKind, &Name, Owner, &Name, &Reach) -> Result<()>;

/// Attaches a policy. It takes effect with the next call.
pub fn attach(
    scope: &mut Scope<'_>,
    kind: HolderKind,
    holder: &Name,
    owner: Owner,
    policy: &Name,
    reach: &Reach,
) -> Result<()> {
    let (holder, policy) = (kind.find_to_change(scope, holder)?, policy::get(scope, owner, policy)?);
    let key = key(scope, kind, &holder, &policy, reach);
    if rows::count(scope, key.into())? > 0 {
        return Err(Error::AlreadyExists { kind: Kind::Attachment(kind), name: policy.name.to_string() });
    }
    let used = rows::count(scope, Which { policy: None, ..key.into() })?;
    let limit = match owner {
        Owner::System => Limit::SystemPolicies(kind),
        Owner::Account => Limit::CustomPolicies(kind),
    };
    quota::room_for(scope, limit, used)?;
    let used = rows::count(scope, Which::of_holder(kind, &holder))?;
    quota::room_for(scope, Limit::AttachedPolicies(kind), used)?;
    let mut change = scope.change_authority()?;
    rows::insert(&mut change, key).map_err(Error::unless_free(Kind::Attachment(kind), &policy.name))
}

/// Detaches a policy. It stops to count with the next call.
pub fn detach(
    scope: &mut Scope<'_>,
    kind: HolderKind,
    holder: &Name,
    owner: Owner,
    policy: &Name,
    reach: &Reach,
) -> Result<()> {
    let (holder, policy) = (kind.find_to_change(scope, holder)?, policy::get(scope, owner, policy)?);
    let key = key(scope, kind, &holder, &policy, reach);
    if rows::delete(&mut scope.change_authority()?, key.into())? == 0 {
        return Err(Error::not_found(Kind::Attachment(kind), policy.name.as_str()));
    }
    Ok(())
}

/// The attachment of a policy to a holder.
fn key<'a>(scope: &Scope<'_>, kind: HolderKind, holder: &'a str, policy: &'a Policy, reach: &'a Reach) -> Key<'a> {
    Key { kind, holder, reach, owner: policy.owner.tenant(scope), policy: policy.name.key() }
}
