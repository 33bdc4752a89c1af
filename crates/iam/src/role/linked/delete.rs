//! The rules: delete a service's role, and tell what became of it.

use kernel::{Alphabet, IdFormat};
use store::Scope;

use super::{Deletion, Use, rows};
use crate::attachment::rows::Which;
use crate::attachment::{self, HolderKind};
use crate::error::{Error, Kind, Result};
use crate::name::Name;
use crate::role::{TAGGED, get};

/// Identifiers of tasks.
const TASK: IdFormat = IdFormat::new("linked-role-deletion", "", Alphabet::Uuid, 36);

/// How many tasks on one role are kept: one that is refused again and again must not fill the database.
const KEPT: i64 = 20;

/// Deletes a service's role with its policy, unless something uses it, and keeps what became of it.
///
/// `uses` is what uses the role now; the caller has asked every crate that gives roles to things. The sessions
/// of a deleted role end at once.
pub fn delete(scope: &mut Scope<'_>, name: &Name, mut uses: Vec<Use>) -> Result<Deletion> {
    let role = get(scope, name)?;
    let Some(service) = role.linked else { return Err(Error::not_found(Kind::LinkedRole, name.as_str())) };
    uses.sort();
    uses.dedup();
    let deletion = Deletion { id: scope.mint().draw(&TASK), role: role.name, service, created_at: scope.now(), uses };
    rows::insert(scope, &role.id, &deletion)?;
    rows::forget(scope, &role.id, KEPT)?;
    if deletion.succeeded() {
        let mut change = scope.change_authority()?;
        attachment::rows::delete(&mut change, Which::of_holder(HolderKind::Role, &role.id))?;
        crate::role::rows::delete(&mut change, &role.id)?;
        store::tag::clear(scope, TAGGED, &role.id)?;
    }
    Ok(deletion)
}

/// The task with this identifier.
pub fn deletion(scope: &mut Scope<'_>, id: &str) -> Result<Deletion> {
    rows::find(scope, id)?.ok_or_else(|| Error::not_found(Kind::DeletionTask, id))
}

/// The last task on the role with this identifier, if there was one.
pub fn latest_deletion(scope: &mut Scope<'_>, role_id: &str) -> Result<Option<Deletion>> {
    match rows::latest(scope, role_id)? {
        Some(id) => Ok(rows::find(scope, &id)?),
        None => Ok(None),
    }
}
