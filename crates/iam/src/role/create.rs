//! The rule: create a role.

use kernel::Tags;
use policy_engine::{Document, Purpose};
use store::Scope;

use super::{Role, TAGGED, rows};
use crate::error::{Error, Kind, Result};
use crate::name::Name;
use crate::quota::{self, Limit};

/// A role to be made.
#[derive(Debug, Clone)]
pub struct New {
    /// Name of the role.
    pub name: Name,
    /// Trust policy, in the language of the account's cloud.
    pub trust: String,
    /// Free text.
    pub description: Option<String>,
    /// Longest session, in seconds.
    pub max_session: i64,
    /// Whether people may switch to the role in the console.
    pub console_login: bool,
    /// Tags.
    pub tags: Tags,
}

/// Creates a role in the caller's account.
pub fn create(scope: &mut Scope<'_>, new: New) -> Result<Role> {
    Document::parse(crate::dialect(scope.tenant())?, Purpose::Trust, &new.trust)?;
    if rows::find(scope, new.name.key())?.is_some() {
        return Err(Error::AlreadyExists { kind: Kind::Role, name: new.name.to_string() });
    }
    let used = rows::count(scope)?;
    quota::room_for(scope, Limit::Roles, used)?;
    let role = Role {
        id: scope.mint().draw(&scope.tenant().cloud.shapes.role),
        name: new.name,
        trust: new.trust,
        description: new.description,
        max_session: new.max_session,
        linked: None,
        console_login: new.console_login,
        created_at: scope.now(),
        updated_at: scope.now(),
    };
    let inserted = rows::insert(&mut scope.change_authority()?, &role);
    inserted.map_err(Error::unless_free(Kind::Role, &role.name))?;
    store::tag::set(scope, TAGGED, &role.id, &new.tags)?;
    Ok(role)
}
