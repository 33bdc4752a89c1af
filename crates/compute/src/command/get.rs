//! The rule: find a command.

use store::{Scope, table};

use super::Command;
use crate::error::{Error, Kind, Result};

/// The command of a region.
pub fn get(scope: &mut Scope<'_>, region: &str, id: &str) -> Result<Command> {
    let found = table::find::<Command>(scope, id)?.filter(|command| command.region == region);
    found.ok_or_else(|| Error::not_found(Kind::Command, id))
}
