//! The rule: make an MFA device.

use store::Scope;

use super::{MfaDevice, Seed, rows};
use crate::error::{Error, Kind, Result};
use crate::name::Name;
use crate::quota::{self, Limit};

/// Makes a device that is bound to nobody yet.
pub fn create(scope: &mut Scope<'_>, name: Name) -> Result<MfaDevice> {
    let seed = Seed::draw(scope.mint());
    with_seed(scope, name, seed)
}

/// Makes a device with this seed that is bound to nobody yet.
pub(super) fn with_seed(scope: &mut Scope<'_>, name: Name, seed: Seed) -> Result<MfaDevice> {
    if rows::find(scope, name.key())?.is_some() {
        return Err(Error::AlreadyExists { kind: Kind::MfaDevice, name: name.to_string() });
    }
    let taken = rows::count(scope)?;
    quota::room_for(scope, Limit::MfaDevices, taken.all)?;
    let device = MfaDevice { name, seed, user_id: None, created_at: scope.now(), activated_at: None, last_step: None };
    let inserted = rows::insert(scope, &device);
    inserted.map_err(Error::unless_free(Kind::MfaDevice, &device.name))?;
    Ok(device)
}
