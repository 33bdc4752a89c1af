//! Groups of users.

mod create_group;
mod delete_group;
mod get_group;
mod list_groups;
mod list_groups_for_user;
mod list_users_for_group;
mod membership;
mod update_group;

pub use create_group::CreateGroup;
pub use delete_group::DeleteGroup;
pub use get_group::GetGroup;
pub use list_groups::ListGroups;
pub use list_groups_for_user::ListGroupsForUser;
pub use list_users_for_group::ListUsersForGroup;
pub use membership::{AddUserToGroup, ChangeMembership, RemoveUserFromGroup};
pub use update_group::UpdateGroup;

use iam::group::sizes;
use kernel::page::Paged;
use schemars::JsonSchema;
use serde::Serialize;
use wire::Cx;

use super::errors::Error;
use super::view::{self, Page};

/// A group with what it has.
fn shown(cx: &mut Cx<'_>, group: iam::group::Group) -> Result<view::Group, Error> {
    let size = sizes(cx.scope(), std::slice::from_ref(&group))?.remove(&group.id).unwrap_or_default();
    Ok(view::Group::new(cx.caller().account(), group, size.users, size.policies))
}

/// One page of groups.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Groups {
    #[serde(flatten)]
    page: Page<view::Group>,
    total: usize,
}

impl Groups {
    fn page(cx: &mut Cx<'_>, page: Paged<iam::group::Group>, total: usize) -> Result<Self, Error> {
        let sizes = sizes(cx.scope(), &page.items)?;
        let account = cx.caller().account();
        let shown = |group: iam::group::Group| {
            let size = sizes.get(&group.id).copied().unwrap_or_default();
            view::Group::new(account, group, size.users, size.policies)
        };
        Ok(Self { page: page.map(shown).into(), total })
    }
}
