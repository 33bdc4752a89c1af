//! The rule: make a function.

use kernel::{Alphabet, IdFormat, Tags};
use store::{Scope, table};

use super::{Function, TAGGED, key_in};
use crate::Extras;
use crate::error::{Error, Result};

/// How functions' identifiers are spelt.
static ID_FORMAT: IdFormat = IdFormat::new("function", "", Alphabet::Uuid, 36);

/// A function to be made.
#[derive(Debug, Clone, Default)]
pub struct New {
    /// Its region.
    pub region: String,
    /// Its name.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// What its code is written in.
    pub runtime: String,
    /// Where its code begins.
    pub handler: String,
    /// Its role; may be empty.
    pub role: String,
    /// Variables of its environment.
    pub environment: Extras,
    /// Everything else that is said of it.
    pub configuration: Extras,
    /// Size and checksum of its code.
    pub code: (i64, String),
    /// Resource group; may be empty.
    pub resource_group: String,
    /// Tags.
    pub tags: Tags,
}

/// Makes a function under a name that the region does not have yet.
pub fn create(scope: &mut Scope<'_>, new: New) -> Result<Function> {
    let key = key_in(&new.region, &new.name);
    if table::find::<Function>(scope, &key)?.is_some() {
        return Err(Error::NameTaken(new.name));
    }
    let (code_size, code_checksum) = new.code;
    let function = Function {
        region: new.region,
        name: new.name,
        id: scope.mint().draw(&ID_FORMAT),
        description: new.description,
        runtime: new.runtime,
        handler: new.handler,
        role: new.role,
        environment: new.environment,
        configuration: new.configuration,
        code_size,
        code_checksum,
        resource_group: new.resource_group,
        created_at: scope.now(),
        modified_at: scope.now(),
        key,
    };
    table::insert(scope, [&function])?;
    store::tag::set(scope, TAGGED, &function.key, &new.tags)?;
    Ok(function)
}
