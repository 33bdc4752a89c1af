//! The rule: find a resource group.

use store::{Scope, table};

use super::{ResourceGroup, Status};
use crate::error::{Error, Kind, Result};

/// The resource group with this identifier, also when it is about to be gone.
pub fn get(scope: &mut Scope<'_>, id: &str) -> Result<ResourceGroup> {
    let found: Option<ResourceGroup> = table::find(scope, id)?;
    let now = scope.now();
    let found = found.filter(|group| group.status(now).is_some());
    found.ok_or_else(|| Error::not_found(Kind::ResourceGroup, id))
}

/// Whether there is a resource group with this identifier that resources can be in.
pub fn exists(scope: &mut Scope<'_>, id: &str) -> Result<bool> {
    let found: Option<ResourceGroup> = table::find(scope, id)?;
    Ok(found.is_some_and(|group| matches!(group.status(scope.now()), Some(Status::Creating | Status::Ready))))
}
