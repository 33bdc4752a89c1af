//! The rule: list projects.

use store::Scope;

use super::{Project, rows};
use crate::error::Result;

/// Every project of the account but the default one, oldest first. An account has few.
pub fn list(scope: &mut Scope<'_>) -> Result<Vec<Project>> {
    Ok(rows::all(scope)?)
}
