//! The rule: delete an image.

use store::{Scope, table};

use super::{Image, ImageDisk, Made, Refusal, Status, TAGGED, get};
use crate::error::Result;

/// Deletes an image; its snapshots stay. `force` says that instances that were made from it are no reason to keep it.
pub fn delete(scope: &mut Scope<'_>, region: &str, id: &str, force: bool) -> Result<()> {
    let image = get(scope, region, id)?;
    if image.status(scope.now()) == Status::Creating && image.made != Made::Created {
        return Err(Refusal::Unfinished { id: image.id, made: image.made }.into());
    }
    if image.is_shared {
        return Err(Refusal::Shared { id: image.id }.into());
    }
    if image.is_used && !force {
        return Err(Refusal::Used { id: image.id }.into());
    }
    remove(scope, id)
}

/// Removes an image with its tags.
pub(super) fn remove(scope: &mut Scope<'_>, id: &str) -> Result<()> {
    table::delete::<ImageDisk>(scope, &[id])?;
    table::delete::<Image>(scope, &[id])?;
    store::tag::clear(scope, TAGGED, id)?;
    // A snapshot whose time is over stays as long as there is an image that has it.
    let now = scope.now();
    scope.wake_at(now);
    Ok(())
}
