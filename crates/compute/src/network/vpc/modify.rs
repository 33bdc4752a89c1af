//! The rule: change a network.

use store::{Scope, table};

use super::{Vpc, get};
use crate::Extras;
use crate::error::Result;
use crate::network::block::{Block, BlockError};
use crate::network::subnet;

/// What is to change; `None` keeps the value.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// New name.
    pub name: Option<String>,
    /// New description.
    pub description: Option<String>,
    /// New first addresses, which must hold those of every subnet that is cut from them.
    pub block: Option<Block>,
    /// Extras that are set beside those that are there.
    pub extras: Extras,
}

/// Changes a network and returns it as it is then.
pub fn modify(scope: &mut Scope<'_>, id: &str, change: Change) -> Result<Vpc> {
    let mut vpc = get(scope, id)?;
    vpc.name = change.name.unwrap_or(vpc.name);
    vpc.description = change.description.unwrap_or(vpc.description);
    if let Some(block) = change.block {
        if let Some(other) = vpc.secondary.iter().find(|other| other.overlaps(block)) {
            return Err(BlockError::Overlaps { block, other: *other }.into());
        }
        let cut = subnet::rows::blocks_in(scope, &vpc.id)?;
        let is_elsewhere = |cut: Block| vpc.secondary.iter().any(|other| other.covers(cut));
        if let Some(outside) = cut.into_iter().find(|cut| !block.covers(*cut) && !is_elsewhere(*cut)) {
            return Err(BlockError::Outside { block: outside, parent: block }.into());
        }
        vpc.block = block;
    }
    vpc.extras.extend(change.extras);
    table::update(scope, &vpc, &["name", "description", "block", "extras"])?;
    Ok(vpc)
}
