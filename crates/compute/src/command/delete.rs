//! The rule: delete a command.

use store::{Scope, table};

use super::{Command, TAGGED, get};
use crate::error::Result;

/// Deletes a command. What was asked to be done with it stays, and goes on.
pub fn delete(scope: &mut Scope<'_>, region: &str, id: &str) -> Result<()> {
    let command = get(scope, region, id)?;
    table::delete::<Command>(scope, &[&command.id])?;
    Ok(store::tag::clear_many(scope, TAGGED, &[&command.id])?)
}
