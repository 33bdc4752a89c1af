//! The rules: list the addresses and the blocks of NAT gateways.

use store::Scope;

use super::{NatAddress, NatBlock, rows};
use crate::error::Result;
use crate::listing::{Part, Window, part};
use crate::network::block::Block;
use crate::transition::Status;

/// Which addresses are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The gateway.
    pub gateway: Option<String>,
    /// Ids; an empty list matches nothing.
    pub ids: Option<Vec<String>>,
    /// The block that it is from.
    pub block: Option<Block>,
    /// Names, one of which it has.
    pub names: Option<Vec<String>>,
    /// The state at the instant of the request.
    pub status: Option<Status>,
}

/// Which blocks are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct BlockFilter {
    /// The gateway.
    pub gateway: Option<String>,
    /// The blocks, one of which it is.
    pub blocks: Option<Vec<String>>,
    /// Names, one of which it has.
    pub names: Option<Vec<String>>,
}

/// Addresses of gateways, newest first.
pub fn list(scope: &mut Scope<'_>, filter: &Filter, window: Window) -> Result<Part<NatAddress>> {
    Ok(part(scope, &rows::conditions(scope, filter), window)?)
}

/// Blocks of gateways, newest first.
pub fn list_blocks(scope: &mut Scope<'_>, filter: &BlockFilter, window: Window) -> Result<Part<NatBlock>> {
    Ok(part(scope, &rows::block_conditions(scope, filter), window)?)
}
