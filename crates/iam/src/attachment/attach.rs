//! The rules: attach a policy to a holder, and detach it.

use store::Scope;

use super::{HolderKind, Reach, rows};
use crate::error::{Error, Kind, Result};
use crate::name::Name;
use crate::policy::{self, Owner};
use crate::quota::{self, Limit};

/// Attaches a policy. It takes effect with the next call.
pub fn attach(
    scope: &mut Scope<'_>,
    kind: HolderKind,
    holder: &Name,
    owner: Owner,
    policy: &Name,
    reach: &Reach,
) -> Result<()> {
    let holder_id = kind.find_to_change(scope, holder)?;
    let policy = policy::get(scope, owner, policy)?;
    let tenant = owner.tenant(scope);
    if rows::is_attached(scope, kind, &holder_id, reach, tenant, policy.name.key())? {
        return Err(Error::AlreadyExists { kind: Kind::Attachment(kind), name: policy.name.to_string() });
    }
    let used = rows::count_by_owner(scope, kind, &holder_id, reach, tenant)?;
    let limit = match owner {
        Owner::System => Limit::SystemPolicies(kind),
        Owner::Account => Limit::CustomPolicies(kind),
    };
    quota::room_for(scope, limit, used)?;
    let used = rows::count_of_holder(scope, kind, &holder_id)?;
    quota::room_for(scope, Limit::AttachedPolicies(kind), used)?;
    let mut change = scope.change_authority()?;
    let inserted = rows::insert(&mut change, kind, &holder_id, reach, tenant, policy.name.key());
    inserted.map_err(Error::unless_free(Kind::Attachment(kind), &policy.name))
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
    let holder_id = kind.find_to_change(scope, holder)?;
    let policy = policy::get(scope, owner, policy)?;
    let tenant = owner.tenant(scope);
    let mut change = scope.change_authority()?;
    let gone = rows::delete(&mut change, kind, &holder_id, reach, tenant, policy.name.key())?;
    if gone == 0 {
        return Err(Error::not_found(Kind::Attachment(kind), policy.name.as_str()));
    }
    Ok(())
}
