//! The rule: unbind a user's MFA device.

use store::Scope;

use super::{MfaDevice, of_user, rows};
use crate::error::Result;
use crate::name::Name;

/// Unbinds the device of a user and returns it. It stays, and can be bound again.
pub fn unbind(scope: &mut Scope<'_>, user: &Name) -> Result<MfaDevice> {
    let mut device = of_user(scope, user)?;
    device.user_id = None;
    device.activated_at = None;
    rows::update(scope, &device)?;
    Ok(device)
}
