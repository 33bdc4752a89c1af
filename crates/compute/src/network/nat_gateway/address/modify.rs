//! The rule: change an address of a NAT gateway.

use store::{Scope, table};

use super::{NatAddress, get};
use crate::error::Result;

/// Changes the name and the description of an address; `None` keeps the value.
pub fn modify(
    scope: &mut Scope<'_>,
    id: &str,
    name: Option<String>,
    description: Option<String>,
) -> Result<NatAddress> {
    let mut had = get(scope, id)?;
    had.name = name.unwrap_or(had.name);
    had.description = description.unwrap_or(had.description);
    table::update(scope, &had, &["name", "description"])?;
    Ok(had)
}
