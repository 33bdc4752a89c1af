//! The rule: give up a reserved block.

use store::{Scope, table};

use super::{Refusal, ReservedBlock, TAGGED, get, usage};
use crate::error::Result;
use crate::transition::Status;

/// Gives up a reserved block of which no interface has a part.
pub fn delete(scope: &mut Scope<'_>, id: &str) -> Result<()> {
    let reserved = get(scope, id)?;
    if reserved.status(scope.now()) == Status::Creating {
        return Err(Refusal::Busy { id: reserved.id }.into());
    }
    if usage(scope, &[&reserved])?.values().any(|usage| usage.given > 0) {
        return Err(Refusal::InUse { id: reserved.id }.into());
    }
    table::delete::<ReservedBlock>(scope, &[id])?;
    store::tag::clear(scope, TAGGED, id)?;
    Ok(())
}
