//! The rules: give an instance a role and take it away.
//!
//! The role is kept by name. What becomes of the credentials an instance has fetched is for their own
//! expiry to say; new ones need the role to be there and to trust the service.

use store::{Scope, row};

use super::{Instance, Role, get, rows};
use crate::error::{Error, Result};

row! {
    /// An instance that has a role.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Carrier {
        /// The region it lies in.
        pub region: String,
        /// Its identifier.
        pub id: String,
    }
}

/// The instances that have the role of this name, in every region.
pub fn carriers(scope: &mut Scope<'_>, role: &iam::Name) -> store::Result<Vec<Carrier>> {
    rows::carriers(scope, role.key())
}

/// Gives an instance a role. One it has already is given again, with the policy of this time; an instance
/// with another role keeps that one.
pub fn attach(scope: &mut Scope<'_>, id: &str, role: &iam::role::Passable, policy: Option<String>) -> Result<Instance> {
    let mut instance = get(scope, id)?;
    if let Some(bound) = &instance.role
        && !role.name().finds(&bound.name.as_str().into(), scope.tenant().cloud)
    {
        return Err(Error::OtherRole { id: instance.id, role: bound.name.clone() });
    }
    instance.role = Some(Role { name: role.name().to_string(), policy });
    rows::update(scope, &instance)?;
    Ok(instance)
}

/// Takes the role from an instance and returns it. Where a name is given, it must be that one.
pub fn detach(scope: &mut Scope<'_>, id: &str, name: Option<&iam::Name>) -> Result<Role> {
    let mut instance = get(scope, id)?;
    let Some(role) = instance.role.take() else { return Err(Error::NoRole { id: instance.id }) };
    if let Some(name) = name
        && !name.finds(&role.name.as_str().into(), scope.tenant().cloud)
    {
        return Err(Error::OtherRole { id: instance.id, role: role.name });
    }
    rows::update(scope, &instance)?;
    Ok(role)
}
