//! The rule: find a user.

use store::Scope;

use super::{User, rows};
use crate::error::{Error, Kind, Result};
use crate::name::Name;

/// The user of this name.
pub async fn get(scope: &mut Scope<'_>, name: &Name) -> Result<User> {
    let user = rows::find(scope, name.key()).await?.filter(|user| name.finds(&user.name, scope.tenant().cloud));
    user.ok_or_else(|| Error::not_found(Kind::User, name.as_str()))
}

/// The user with this identifier, if it is still there.
pub async fn by_id(scope: &mut Scope<'_>, id: &str) -> Result<Option<User>> {
    Ok(rows::find_by_id(scope, id).await?)
}
