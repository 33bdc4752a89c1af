//! The rule: delete an MFA device.

use store::Scope;

use super::{get, rows};
use crate::error::{Blocker, Error, Kind, Result};
use crate::name::Name;

/// Deletes a device that is bound to nobody.
pub fn delete(scope: &mut Scope<'_>, name: &Name) -> Result<()> {
    let device = get(scope, name)?;
    if device.user_id.is_some() {
        return Err(Error::InUse { kind: Kind::MfaDevice, name: name.to_string(), by: Blocker::User });
    }
    Ok(rows::delete(scope, device.name.key())?)
}
