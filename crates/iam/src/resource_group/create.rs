//! The rule: create a resource group.

use kernel::{IdFormat, Tags};
use store::Scope;

use super::{MAKING, ResourceGroup, Status, TAGGED, rows};
use crate::error::{Error, Kind, Result};
use crate::quota::{self, Limit};

/// A resource group to be made.
#[derive(Debug, Clone)]
pub struct New {
    /// Name.
    pub name: String,
    /// Name to show to people.
    pub display_name: String,
    /// Tags.
    pub tags: Tags,
}

/// Creates a resource group. A name is free again as soon as the group that had it is deleted.
pub fn create(scope: &mut Scope<'_>, shape: &IdFormat, new: New) -> Result<ResourceGroup> {
    let now = scope.now();
    let there = rows::all(scope)?;
    let gone: Vec<_> =
        there.iter().filter(|group| group.status(now).is_none()).map(|group| group.id.as_str()).collect();
    rows::forget(scope, &gone)?;
    let alive = || there.iter().filter(|group| matches!(group.status(now), Some(Status::Creating | Status::Ready)));
    if alive().any(|group| group.name == new.name) {
        return Err(Error::AlreadyExists { kind: Kind::ResourceGroup, name: new.name });
    }
    quota::room_for(scope, Limit::ResourceGroups, i64::try_from(alive().count()).unwrap_or(i64::MAX))?;
    let group = ResourceGroup {
        id: scope.mint().draw(shape),
        name: new.name,
        display_name: new.display_name,
        created_at: scope.begins(MAKING),
        deleted_at: None,
    };
    store::table::insert(scope, [&group])?;
    store::tag::set(scope, TAGGED, &group.id, &new.tags)?;
    Ok(group)
}
