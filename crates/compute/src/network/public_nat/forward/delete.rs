//! The rule: delete a forwarding rule of a public NAT.

use store::{Scope, table};

use super::{Forward, get};
use crate::error::Result;

/// Deletes a forwarding rule.
pub fn delete(scope: &mut Scope<'_>, id: &str) -> Result<()> {
    let forward = get(scope, id)?;
    table::delete::<Forward>(scope, &[&forward.id])?;
    Ok(())
}
