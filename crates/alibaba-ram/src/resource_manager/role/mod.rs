//! Roles, and those of services.

mod create_role;
mod get_service_linked_role_deletion_status;
mod list_roles;

pub use create_role::CreateRole;
pub use get_service_linked_role_deletion_status::GetServiceLinkedRoleDeletionStatus;
pub use list_roles::ListRoles;
