//! The rule: delete an access key.

use store::Scope;

use super::{rows, update};
use crate::error::Result;
use crate::name::Name;

/// Deletes a key of this user. Calls signed with it are refused from the next one on.
pub fn delete(scope: &mut Scope<'_>, user: Option<&Name>, id: &str) -> Result<()> {
    update::find(scope, user, id)?;
    rows::delete(&mut scope.change_authority()?, id)?;
    Ok(())
}
