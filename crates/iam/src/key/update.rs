//! The rule: accept or refuse calls signed with a key.

use store::Scope;

use super::rows;
use crate::error::{Error, Kind, Result};
use crate::name::Name;
use crate::user;

/// Makes a key of this user count or not, from the next call on.
pub fn set_active(scope: &mut Scope<'_>, user: Option<&Name>, id: &str, active: bool) -> Result<()> {
    find(scope, user, id)?;
    rows::set_active(&mut scope.change_authority()?, id, active)?;
    Ok(())
}

/// Refuses unless the key is one of this user's.
pub(crate) fn find(scope: &mut Scope<'_>, user: Option<&Name>, id: &str) -> Result<()> {
    let user_id = match user {
        Some(name) => Some(user::get(scope, name)?.id),
        None => None,
    };
    let key = rows::find(scope.conn()?, id)?;
    let own = key.is_some_and(|key| key.tenant == scope.tenant_id() && key.user_id == user_id);
    if own { Ok(()) } else { Err(Error::not_found(Kind::AccessKey, id)) }
}
