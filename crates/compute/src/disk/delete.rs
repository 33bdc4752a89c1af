//! The rule: delete a disk.

use store::Scope;

use super::{Refusal, get, remove};
use crate::error::Result;
use crate::transition::Status;

/// Deletes a disk that no instance has.
pub fn delete(scope: &mut Scope<'_>, id: &str) -> Result<()> {
    let disk = get(scope, id)?;
    let status = disk.status(scope.now());
    if status != Status::Free {
        return Err(Refusal::WrongState { id: disk.id, status }.into());
    }
    remove(scope, &[&disk])
}
