//! The rule: find a function.

use store::{Scope, table};

use super::{Function, key_in};
use crate::error::{Error, Result};

/// The function with this name in a region.
pub fn get(scope: &mut Scope<'_>, region: &str, name: &str) -> Result<Function> {
    table::find(scope, &key_in(region, name))?.ok_or_else(|| Error::NotFound(name.to_owned()))
}
