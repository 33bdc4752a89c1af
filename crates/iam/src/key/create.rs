//! The rule: make an access key.

use store::Scope;

use super::{AccessKey, rows};
use crate::error::Result;
use crate::name::Name;
use crate::quota::{self, Limit};
use crate::user;

/// Makes a key for a user; for the account itself when `user` is `None`.
pub fn create(scope: &mut Scope<'_>, user: Option<&Name>) -> Result<AccessKey> {
    let user_id = match user {
        Some(name) => Some(user::get(scope, name)?.id),
        None => None,
    };
    let taken = rows::count(scope, user_id.as_deref())?;
    quota::room_for(scope, Limit::AccessKeysPerUser, taken)?;
    let shapes = &scope.tenant().cloud.shapes;
    let key = AccessKey {
        id: scope.mint().draw(&shapes.access_key),
        secret: scope.mint().draw(&shapes.secret),
        active: true,
        tenant: scope.tenant_id(),
        user_id,
        created_at: scope.now(),
        updated_at: scope.now(),
    };
    rows::insert(&mut scope.change_authority()?, &key)?;
    Ok(key)
}
