//! The rule: bind an MFA device to a user.

use store::Scope;

use super::{Code, get, rows, take_offer_back};
use crate::error::{Error, Kind, Result};
use crate::name::Name;
use crate::user;

/// Binds a device to a user, who proves to hold it with two codes that it showed one after the other.
///
/// A user has one device, and a device one user. Codes count by the sandbox's clock, one step of half a minute early
/// or late, and only once: a device that was unbound is bound again with newer codes.
pub fn bind(scope: &mut Scope<'_>, user: &Name, device: &Name, codes: &[Code; 2]) -> Result<()> {
    let user = user::get(scope, user)?;
    let mut device = get(scope, device)?;
    if rows::of_user(scope, &user.id)?.is_some() {
        return Err(Error::AlreadyExists { kind: Kind::UserMfaDevice, name: user.name.to_string() });
    }
    if device.user_id.is_some() {
        return Err(Error::AlreadyExists { kind: Kind::MfaDeviceUser, name: device.name.to_string() });
    }
    let Some(step) = device.seed.step_of(codes, scope.now(), device.last_step)? else {
        return Err(Error::WrongCode { device: device.name.to_string() });
    };
    take_offer_back(scope, &user.id)?;
    device.last_step = Some(step);
    device.user_id = Some(user.id);
    device.activated_at = Some(scope.now());
    let bound = rows::update(scope, &device);
    bound.map_err(Error::unless_free(Kind::UserMfaDevice, &user.name))
}
