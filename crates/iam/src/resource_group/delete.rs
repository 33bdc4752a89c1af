//! The rule: delete a resource group.

use store::{Scope, table};

use super::{ResourceGroup, Status, TAGGED, get};
use crate::attachment::{self, Reach};
use crate::error::{Blocker, Error, Kind, Result};

/// Deletes a resource group, and what is attached for it alone. `is_used` says whether something is in it; nothing may be.
pub fn delete(scope: &mut Scope<'_>, id: &str, is_used: bool) -> Result<ResourceGroup> {
    let mut group = get(scope, id)?;
    let in_use = |by| Err(Error::InUse { kind: Kind::ResourceGroup, name: id.to_owned(), by });
    if group.status(scope.now()) != Some(Status::Ready) {
        return in_use(Blocker::Status);
    }
    if is_used {
        return in_use(Blocker::Resource);
    }
    group.deleted_at = Some(scope.now());
    table::update(scope, &group, &["deleted_at"])?;
    store::tag::clear(scope, TAGGED, id)?;
    let reach = Reach::ResourceGroup(id.to_owned());
    attachment::rows::delete_of_reach(&mut scope.change_authority()?, &reach)?;
    Ok(group)
}
