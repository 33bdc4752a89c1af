//! The rule: keep a command.

use kernel::Tags;
use store::{Scope, table};

use super::{Command, Script, TAGGED, rows};
use crate::Location;
use crate::error::{Error, Kind, Result};
use crate::listing::next_position;

/// How many commands a region may have.
///
/// The vendor's page says 500 to 50,000, by how much the account uses.
const MOST: i64 = 500;

/// A command to be made.
#[derive(Debug, Clone, Default)]
pub struct New {
    /// Name.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// The script.
    pub script: Script,
    /// How many times its running was asked for already.
    pub invoked: i64,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// Tags.
    pub tags: Tags,
}

/// An identifier for a command of a region, also for one that is not kept.
pub fn draw_id(scope: &Scope<'_>, location: &Location<'_>) -> String {
    location.draw(scope, |formats| &formats.command)
}

/// Keeps a command.
pub fn create(scope: &mut Scope<'_>, location: &Location<'_>, new: New) -> Result<Command> {
    if rows::count_in(scope, location.region)? >= MOST {
        return Err(Error::QuotaReached { kind: Kind::Command });
    }
    let command = Command {
        id: draw_id(scope, location),
        position: next_position(scope)?,
        region: location.region.to_owned(),
        name: new.name,
        description: new.description,
        script: new.script,
        invoked: new.invoked,
        resource_group: new.resource_group,
        created_at: scope.now(),
    };
    table::insert(scope, [&command])?;
    store::tag::set(scope, TAGGED, &command.id, &new.tags)?;
    Ok(command)
}
