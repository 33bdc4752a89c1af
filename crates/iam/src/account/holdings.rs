//! The rule: count what an account holds.

use store::Scope;

use crate::error::Result;
use crate::{group, policy, role, user};

/// How many things of each kind an account has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holdings {
    /// Users.
    pub users: i64,
    /// Groups.
    pub groups: i64,
    /// Roles.
    pub roles: i64,
    /// Policies that the account wrote itself.
    pub policies: i64,
}

/// What the account of the scope holds.
pub fn holdings(scope: &mut Scope<'_>) -> Result<Holdings> {
    Ok(Holdings {
        users: user::rows::count(scope)?,
        groups: group::rows::count(scope)?,
        roles: role::rows::count(scope)?,
        policies: policy::rows::count(scope)?,
    })
}
