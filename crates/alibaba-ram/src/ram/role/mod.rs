//! Roles.

mod create_role;
mod delete_role;
mod get_role;
mod linked;
mod list_roles;
mod update_role;

pub use create_role::{CreateRole, NewRole};
pub use delete_role::DeleteRole;
pub use get_role::GetRole;
pub use linked::{CreateServiceLinkedRole, DeleteServiceLinkedRole, GetServiceLinkedRoleTemplate};
pub(crate) use linked::{TaskId, check as check_linked};
pub use list_roles::ListRoles;
pub use update_role::UpdateRole;
