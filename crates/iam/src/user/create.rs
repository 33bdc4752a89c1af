//! The rule: create a user.

use kernel::Tags;
use store::Scope;

use super::{TAGGED, User, rows};
use crate::error::{Error, Kind, Result};
use crate::name::Name;
use crate::quota::{self, Limit};

/// A user to be made.
#[derive(Debug, Clone)]
pub struct New {
    /// Name of the user.
    pub name: Name,
    /// Name to show to people.
    pub display_name: Option<String>,
    /// Mail address.
    pub email: Option<String>,
    /// Phone number, with its country code.
    pub mobile_phone: Option<String>,
    /// Free text.
    pub comments: Option<String>,
    /// Tags.
    pub tags: Tags,
}

/// Creates a user that may do nothing yet.
pub fn create(scope: &mut Scope<'_>, new: New) -> Result<User> {
    if rows::find(scope, new.name.key())?.is_some() {
        return Err(Error::AlreadyExists { kind: Kind::User, name: new.name.to_string() });
    }
    let taken = rows::count(scope)?;
    quota::room_for(scope, Limit::Users, taken)?;
    let user = User {
        id: scope.mint().draw(&scope.tenant().cloud.shapes.user),
        name: new.name,
        display_name: new.display_name,
        email: new.email,
        mobile_phone: new.mobile_phone,
        comments: new.comments,
        created_at: scope.now(),
        updated_at: scope.now(),
        last_login_at: None,
    };
    let inserted = rows::insert(&mut scope.change_authority()?, &user);
    inserted.map_err(Error::unless_free(Kind::User, &user.name))?;
    store::tag::set(scope, TAGGED, &user.id, &new.tags)?;
    Ok(user)
}
