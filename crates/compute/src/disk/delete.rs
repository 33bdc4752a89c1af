//! The rules: delete a disk, at once or at a time, and take that back.

use kernel::Timestamp;
use store::Scope;

use super::{Disk, Refusal, get, remove, rows};
use crate::error::Result;
use crate::transition::Status;

/// Deletes a disk that no instance has.
pub fn delete(scope: &mut Scope<'_>, id: &str) -> Result<()> {
    let disk = free(scope, id)?;
    remove(scope, &[&disk])
}

/// Has a disk that no instance has be deleted by itself at a moment: at once where that is over.
pub fn delete_at(scope: &mut Scope<'_>, id: &str, at: Timestamp) -> Result<()> {
    let disk = free(scope, id)?;
    if at <= scope.now() {
        return remove(scope, &[&disk]);
    }
    scope.wake_at(at);
    Ok(rows::update(scope, &Disk { gone_at: Some(at), ..disk })?)
}

/// Keeps a disk that was to be deleted by itself.
pub fn keep(scope: &mut Scope<'_>, id: &str) -> Result<()> {
    let disk = get(scope, id)?;
    Ok(rows::update(scope, &Disk { gone_at: None, ..disk })?)
}

/// Deletes the disks of the account whose time has come, and says how many those were.
pub fn delete_due(scope: &mut Scope<'_>) -> Result<usize> {
    let due = rows::due(scope)?;
    remove(scope, &due.iter().collect::<Vec<_>>())?;
    Ok(due.len())
}

/// When the next disk of any account is to be deleted by itself.
pub fn next_deletion(scope: &mut Scope<'_>) -> Result<Option<Timestamp>> {
    Ok(rows::next_deletion(scope)?)
}

/// The disk, when no instance has it.
fn free(scope: &mut Scope<'_>, id: &str) -> Result<Disk> {
    let disk = get(scope, id)?;
    match disk.status(scope.now()) {
        Status::Free => Ok(disk),
        status => Err(Refusal::WrongState { id: disk.id, status }.into()),
    }
}
