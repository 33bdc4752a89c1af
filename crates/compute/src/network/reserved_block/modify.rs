//! The rule: change a reserved block.

use store::{Scope, table};

use super::{ReservedBlock, get};
use crate::error::Result;

/// What is to change; `None` keeps the value.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// New name.
    pub name: Option<String>,
    /// New description.
    pub description: Option<String>,
}

/// Changes the name or the description of a reserved block, and returns it as it is then.
pub fn modify(scope: &mut Scope<'_>, id: &str, change: Change) -> Result<ReservedBlock> {
    let mut reserved = get(scope, id)?;
    reserved.name = change.name.unwrap_or(reserved.name);
    reserved.description = change.description.unwrap_or(reserved.description);
    table::update(scope, &reserved, &["name", "description"])?;
    Ok(reserved)
}
