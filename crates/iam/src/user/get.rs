//! The rule: find a user.

use store::Scope;

use super::{User, rows};
use crate::error::{Error, Kind, Result};
use crate::key;
use crate::name::Name;

/// The user of this name.
pub fn get(scope: &mut Scope<'_>, name: &Name) -> Result<User> {
    let user = rows::find(scope, name.key())?.filter(|user| name.finds(&user.name, scope.tenant().cloud));
    user.ok_or_else(|| Error::not_found(Kind::User, name.as_str()))
}

/// The user with this identifier, if it is still there.
pub fn by_id(scope: &mut Scope<'_>, id: &str) -> Result<Option<User>> {
    Ok(rows::find_by_id(scope, id)?)
}

/// The users of the account that have one of these identifiers, in any order.
pub fn by_ids(scope: &mut Scope<'_>, ids: &[String]) -> Result<Vec<User>> {
    Ok(rows::among(scope, ids, &[])?)
}

/// The user whose access key has this identifier. A key of the account itself is no user's.
pub fn of_key(scope: &mut Scope<'_>, key_id: &str) -> Result<User> {
    let key = key::rows::find(scope.conn()?, key_id)?.filter(|key| key.tenant == scope.tenant_id());
    let key = key.ok_or_else(|| Error::not_found(Kind::AccessKey, key_id))?;
    let user = match &key.user_id {
        Some(id) => rows::find_by_id(scope, id)?,
        None => None,
    };
    user.ok_or_else(|| Error::not_found(Kind::User, key_id))
}
