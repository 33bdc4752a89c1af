//! The rule: delete a function.

use store::{Scope, table};

use super::{Function, TAGGED, get};
use crate::error::Result;

/// Deletes a function.
pub fn delete(scope: &mut Scope<'_>, region: &str, name: &str) -> Result<()> {
    let function = get(scope, region, name)?;
    table::delete::<Function>(scope, &[&function.key])?;
    store::tag::clear(scope, TAGGED, &function.key)?;
    Ok(())
}
