//! Groups, and who is in them.

mod add_user_to_group;
mod create_group;
mod delete_group;
mod get_group;
mod list_groups;
mod list_groups_for_user;
mod list_users_for_group;
mod membership;
mod remove_user_from_group;
mod update_group;

pub use add_user_to_group::AddUserToGroup;
pub use create_group::CreateGroup;
pub use delete_group::DeleteGroup;
pub use get_group::GetGroup;
pub use list_groups::ListGroups;
pub use list_groups_for_user::ListGroupsForUser;
pub use list_users_for_group::ListUsersForGroup;
pub use membership::ChangeMembership;
pub use remove_user_from_group::RemoveUserFromGroup;
pub use update_group::UpdateGroup;
