//! The rule: find an MFA device.

use store::Scope;

use super::{MfaDevice, rows};
use crate::error::{Error, Kind, Result};
use crate::name::Name;
use crate::user;

/// The device of this name.
pub fn get(scope: &mut Scope<'_>, name: &Name) -> Result<MfaDevice> {
    let device = rows::find(scope, name.key())?.filter(|found| name.finds(&found.name, scope.tenant().cloud));
    device.ok_or_else(|| Error::not_found(Kind::MfaDevice, name.as_str()))
}

/// The device that a user has bound.
pub fn of_user(scope: &mut Scope<'_>, user: &Name) -> Result<MfaDevice> {
    let user = user::get(scope, user)?;
    let device = rows::of_user(scope, &user.id)?;
    device.ok_or_else(|| Error::not_found(Kind::UserMfaDevice, user.name.as_str()))
}
