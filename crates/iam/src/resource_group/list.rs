//! The rule: list resource groups.

use store::Scope;

use super::{ResourceGroup, rows};
use crate::error::Result;

/// Every resource group of the account, oldest first. An account has few.
///
/// GUESS: no page tells the order. This one keeps every group in its place when another is created: configurations of Terraform
/// name `ids.0`.
pub fn list(scope: &mut Scope<'_>) -> Result<Vec<ResourceGroup>> {
    let now = scope.now();
    let mut groups = rows::all(scope)?;
    groups.retain(|group| group.status(now).is_some());
    Ok(groups)
}
