//! Roles.

mod create_role;
mod delete_role;
mod get_role;
mod list_roles;
mod update_role;
mod update_role_trust_accounts;

pub use create_role::CreateRole;
pub use delete_role::DeleteRole;
pub use get_role::GetRole;
pub use list_roles::ListRoles;
pub use update_role::UpdateRole;
pub use update_role_trust_accounts::UpdateRoleTrustAccounts;
