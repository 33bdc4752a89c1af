//! Users.

mod create_user;
mod delete_user;
mod get_user;
mod list_users;
mod update_user;

pub use create_user::CreateUser;
pub use delete_user::DeleteUser;
pub use get_user::GetUser;
pub use list_users::ListUsers;
pub use update_user::UpdateUser;
