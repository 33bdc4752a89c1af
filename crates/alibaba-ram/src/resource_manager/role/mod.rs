//! Roles, and those of services.

mod get_service_linked_role_deletion_status;
mod list_roles;

pub use get_service_linked_role_deletion_status::GetServiceLinkedRoleDeletionStatus;
pub use list_roles::ListRoles;
