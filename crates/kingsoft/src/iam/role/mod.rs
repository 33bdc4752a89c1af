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

use kernel::page::Paged;
use schemars::JsonSchema;
use serde::Serialize;

use super::field::Marker;
use super::view::{Members, Role};

/// One page of roles, as the lists of IAM and KEC write it.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Roles {
    roles: Members<Role<Vec<String>>>,
    is_truncated: bool,
    marker: String,
}

impl Roles {
    /// A page of an account's roles.
    pub(crate) fn page(account: &str, page: Paged<iam::role::Role>) -> Self {
        Self {
            roles: page.items.into_iter().map(|role| Role::listed(account, role)).collect(),
            is_truncated: page.next.is_some(),
            marker: page.next.as_deref().map(Marker::hide).unwrap_or_default(),
        }
    }
}
