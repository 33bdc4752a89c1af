//! The rule: take a user's login profile away.

use store::Scope;

use super::{get, rows};
use crate::error::Result;
use crate::name::Name;
use crate::password;

/// Takes the login profile of a user away, with every password that was kept of it.
pub fn delete(scope: &mut Scope<'_>, user: &Name) -> Result<()> {
    let profile = get(scope, user)?;
    password::rows::clear(scope, &profile.user_id)?;
    Ok(rows::delete(scope, &profile.user_id)?)
}
