//! The rule: find a user's login profile.

use store::Scope;

use super::{LoginProfile, rows};
use crate::error::{Error, Kind, Result};
use crate::name::Name;
use crate::user;

/// The login profile of the user with this identifier, while it is active.
pub fn active_of(scope: &mut Scope<'_>, user_id: &str) -> Result<Option<LoginProfile>> {
    Ok(rows::find(scope, user_id)?.filter(|profile| profile.active))
}

/// The login profile of a user.
pub fn get(scope: &mut Scope<'_>, user: &Name) -> Result<LoginProfile> {
    let user = user::get(scope, user)?;
    let profile = rows::find(scope, &user.id)?;
    profile.ok_or_else(|| Error::not_found(Kind::LoginProfile, user.name.as_str()))
}
