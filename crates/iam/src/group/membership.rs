//! The rules: who is in which group.

use kernel::Timestamp;
use kernel::page::Paged;
use store::Scope;

use super::{Group, get, rows};
use crate::error::{Error, Kind, Result};
use crate::name::Name;
use crate::quota::{self, Limit};
use crate::user::{self, User};

/// A group as one of its members sees it.
#[derive(Debug, Clone)]
pub struct Joined {
    /// The group.
    pub group: Group,
    /// When the user joined.
    pub joined_at: Timestamp,
}

/// A user as one of its groups sees it.
#[derive(Debug, Clone)]
pub struct Member {
    /// The user.
    pub user: User,
    /// When the user joined.
    pub joined_at: Timestamp,
}

/// Puts a user into a group. The group's policies count with the user's next call.
pub fn add_user(scope: &mut Scope<'_>, group: &Name, user: &Name) -> Result<()> {
    let user = user::get(scope, user)?;
    let group = get(scope, group)?;
    if rows::is_member(scope, &group.id, &user.id)? {
        return Err(Error::AlreadyExists { kind: Kind::Membership, name: group.name.to_string() });
    }
    let taken = rows::count_of_user(scope, &user.id)?;
    quota::room_for(scope, Limit::GroupsPerUser, taken)?;
    let taken = rows::count_of_group(scope, &group.id)?;
    quota::room_for(scope, Limit::UsersPerGroup, taken)?;
    let inserted = rows::insert_member(&mut scope.change_authority()?, &group.id, &user.id);
    inserted.map_err(Error::unless_free(Kind::Membership, &group.name))
}

/// Takes a user out of a group.
pub fn remove_user(scope: &mut Scope<'_>, group: &Name, user: &Name) -> Result<()> {
    let user = user::get(scope, user)?;
    let group = get(scope, group)?;
    let gone = rows::delete_member(&mut scope.change_authority()?, &group.id, &user.id)?;
    if gone == 0 {
        return Err(Error::not_found(Kind::Membership, group.name.as_str()));
    }
    Ok(())
}

/// The groups that a user is in, by name.
pub fn groups_of(scope: &mut Scope<'_>, user: &Name) -> Result<Vec<Joined>> {
    let user = user::get(scope, user)?;
    Ok(rows::of_user(scope, &user.id)?)
}

/// The members of a group in the order of their names, after `after`.
pub fn members_of(scope: &mut Scope<'_>, group: &Name, after: Option<&str>, limit: usize) -> Result<Paged<Member>> {
    let group = get(scope, group)?;
    let wanted = i64::try_from(limit).unwrap_or(i64::MAX - 1) + 1;
    let rows = rows::of_group(scope, &group.id, after.unwrap_or(""), wanted)?;
    Ok(Paged::cut(rows, limit, |member| member.user.name.key().to_owned()))
}
