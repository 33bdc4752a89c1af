//! The rule: change a user.

use store::Scope;

use super::{User, get, rows};
use crate::error::{Error, Kind, Result};
use crate::name::Name;

/// What is to change; `None` keeps the value, an empty text removes it.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// New name.
    pub name: Option<Name>,
    /// New name to show to people.
    pub display_name: Option<String>,
    /// New mail address.
    pub email: Option<String>,
    /// New phone number.
    pub mobile_phone: Option<String>,
    /// New free text.
    pub comments: Option<String>,
}

/// Changes a user and returns it as it is then. Keys, groups and policies stay with a renamed user.
pub fn update(scope: &mut Scope<'_>, name: &Name, change: Change) -> Result<User> {
    let mut user = get(scope, name)?;
    let set = |field: &mut Option<String>, value: Option<String>| {
        if let Some(value) = value {
            *field = Some(value).filter(|text| !text.is_empty());
        }
    };
    set(&mut user.display_name, change.display_name);
    set(&mut user.email, change.email);
    set(&mut user.mobile_phone, change.mobile_phone);
    set(&mut user.comments, change.comments);
    if let Some(name) = change.name {
        if name.key() != user.name.key() && rows::find(scope, name.key())?.is_some() {
            return Err(Error::AlreadyExists { kind: Kind::User, name: name.to_string() });
        }
        user.name = name;
    }
    user.updated_at = scope.now();
    let updated = rows::update(&mut scope.change_authority()?, &user);
    updated.map_err(Error::unless_free(Kind::User, &user.name))?;
    Ok(user)
}
