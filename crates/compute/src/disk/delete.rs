//! The rule: delete a disk.

use store::{Scope, table};

use super::{Disk, Refusal, TAGGED, get};
use crate::error::Result;
use crate::transition::Status;

/// Deletes a disk that no instance has.
pub fn delete(scope: &mut Scope<'_>, id: &str) -> Result<()> {
    let disk = get(scope, id)?;
    let status = disk.status(scope.now());
    if status != Status::Free {
        return Err(Refusal::WrongState { id: disk.id, status }.into());
    }
    table::delete::<Disk>(scope, &[id])?;
    store::tag::clear(scope, TAGGED, id)?;
    Ok(())
}
