//! Groups of users, and who is in them.

mod add_user_to_group;
mod create_group;
mod list_groups_for_user;
mod list_users_for_group;
mod remove_user_from_group;
mod update_group;

pub use add_user_to_group::AddUserToGroup;
pub use create_group::CreateGroup;
pub use list_groups_for_user::ListGroupsForUser;
pub use list_users_for_group::ListUsersForGroup;
pub use remove_user_from_group::RemoveUserFromGroup;
pub use update_group::UpdateGroup;
