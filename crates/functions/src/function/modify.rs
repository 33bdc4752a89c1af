//! The rule: change a function.

use store::{Scope, table};

use super::Function;
use crate::error::Result;

/// Keeps what has changed of a function that was read before.
pub fn modify(scope: &mut Scope<'_>, mut function: Function) -> Result<Function> {
    function.modified_at = scope.now();
    let columns = [
        "description",
        "runtime",
        "handler",
        "role",
        "environment",
        "configuration",
        "code_size",
        "code_checksum",
        "modified_at",
    ];
    table::update(scope, &function, &columns)?;
    Ok(function)
}
