//! The rules for versions of a policy.

use policy_engine::{Document, Purpose};
use store::Scope;

use super::{Owner, Policy, Version, get as get_policy, rows};
use crate::error::{Blocker, Error, Kind, Result};
use crate::name::Name;
use crate::quota::{self, Limit};

/// What to do when a policy has as many versions as it may.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Rotation {
    /// Refuse the new version.
    #[default]
    Refuse,
    /// Drop the oldest version that is not the default one.
    DropOldest,
}

/// A version to be made.
#[derive(Debug, Clone)]
pub struct NewVersion {
    /// The document.
    pub document: String,
    /// Whether it becomes the version that counts.
    pub set_default: bool,
    /// What to do when there are too many.
    pub rotation: Rotation,
}

/// Adds a version to a policy of the account.
pub fn create(scope: &mut Scope<'_>, name: &Name, new: NewVersion) -> Result<Version> {
    Document::parse(crate::dialect(scope.tenant())?, Purpose::Identity, &new.document)?;
    let policy = get_policy(scope, Owner::Account, name)?;
    let (tenant, key) = (scope.tenant_id(), policy.name.key());
    let numbers = rows::version_numbers(scope, key)?;
    let count = i64::try_from(numbers.len()).unwrap_or(i64::MAX);
    if let Err(full) = quota::room_for(scope, Limit::VersionsPerPolicy, count) {
        let oldest = numbers.into_iter().find(|number| *number != policy.default_version);
        match (new.rotation, oldest) {
            (Rotation::DropOldest, Some(oldest)) => {
                rows::delete_version(scope.conn()?, tenant, key, oldest)?;
            }
            _ => return Err(full),
        }
    }
    let now = scope.now();
    let number = policy.last_version + 1;
    let default_version = if new.set_default { number } else { policy.default_version };
    let mut change = scope.change_authority()?;
    rows::insert_version(change.conn(), tenant, key, number, &new.document, now)?;
    let changed = Policy { default_version, last_version: number, updated_at: now, ..policy.clone() };
    rows::update(change.conn(), tenant, &changed)?;
    Ok(Version { number, document: new.document, is_default: new.set_default, created_at: now })
}

/// One version of a policy.
pub fn get(scope: &mut Scope<'_>, owner: Owner, name: &Name, number: i64) -> Result<Version> {
    let policy = get_policy(scope, owner, name)?;
    of(scope, &policy, number)
}

/// One version of a policy that is known already.
fn of(scope: &mut Scope<'_>, policy: &Policy, number: i64) -> Result<Version> {
    let key = policy.name.key();
    let version = match policy.owner {
        Owner::System => {
            let system = scope.tenant().cloud.system_policies.get(key);
            system.filter(|system| system.version == number).map(Version::from)
        }
        Owner::Account => rows::find_version(scope, key, number)?,
    };
    version
        .map(|version| Version { is_default: number == policy.default_version, ..version })
        .ok_or_else(|| Error::not_found(Kind::PolicyVersion, format!("v{number}")))
}

/// The version of a policy that counts.
pub fn default_of(scope: &mut Scope<'_>, policy: &Policy) -> Result<Version> {
    of(scope, policy, policy.default_version)
}

/// The versions of a policy, newest first.
pub fn list(scope: &mut Scope<'_>, owner: Owner, name: &Name) -> Result<Vec<Version>> {
    let policy = get_policy(scope, owner, name)?;
    match owner {
        Owner::System => Ok(vec![default_of(scope, &policy)?]),
        Owner::Account => Ok(rows::versions(scope, policy.name.key())?),
    }
}

/// Makes a version the one that counts. It does so with the next call.
pub fn set_default(scope: &mut Scope<'_>, name: &Name, number: i64) -> Result<()> {
    let policy = get_policy(scope, Owner::Account, name)?;
    of(scope, &policy, number)?;
    let tenant = scope.tenant_id();
    let changed = Policy { default_version: number, updated_at: scope.now(), ..policy };
    let mut change = scope.change_authority()?;
    rows::update(change.conn(), tenant, &changed)?;
    Ok(())
}

/// Deletes a version that is not the default one.
pub fn delete(scope: &mut Scope<'_>, name: &Name, number: i64) -> Result<()> {
    let policy = get_policy(scope, Owner::Account, name)?;
    of(scope, &policy, number)?;
    if policy.default_version == number {
        return Err(Error::InUse { kind: Kind::PolicyVersion, name: format!("v{number}"), by: Blocker::Default });
    }
    let tenant = scope.tenant_id();
    let mut change = scope.change_authority()?;
    rows::delete_version(change.conn(), tenant, policy.name.key(), number)?;
    Ok(())
}
