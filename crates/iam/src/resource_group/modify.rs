//! The rule: change a resource group.

use store::{Scope, table};

use super::{ResourceGroup, Status, get};
use crate::error::{Blocker, Error, Kind, Result};

/// Gives a resource group another name to show to people.
pub fn rename(scope: &mut Scope<'_>, id: &str, display_name: String) -> Result<ResourceGroup> {
    let mut group = get(scope, id)?;
    if group.status(scope.now()) == Some(Status::PendingDelete) {
        return Err(Error::InUse { kind: Kind::ResourceGroup, name: id.to_owned(), by: Blocker::Status });
    }
    group.display_name = display_name;
    table::update(scope, &group, &["display_name"])?;
    Ok(group)
}
