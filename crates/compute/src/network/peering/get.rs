//! The rules: find connections, and the addresses of the networks that they connect.

use std::collections::HashMap;

use store::{Scope, table};

use super::{Peering, rows};
use crate::error::{Error, Kind, Result};
use crate::network::block::Block;
use crate::network::vpc::RangeV6;

/// The connection with this id, as the account sees it.
pub fn get(scope: &mut Scope<'_>, id: &str) -> Result<Peering> {
    table::find(scope, id)?.ok_or_else(|| Error::not_found(Kind::Peering, id))
}

/// The addresses of a network.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Blocks {
    /// Its blocks of IPv4 addresses.
    pub v4: Vec<Block>,
    /// Its blocks of IPv6 addresses.
    pub v6: Vec<RangeV6>,
}

/// The addresses of the networks at both ends of connections, by network, whichever account they belong to.
pub fn blocks(scope: &mut Scope<'_>, peerings: &[Peering]) -> Result<HashMap<String, Blocks>> {
    let ids: Vec<_> = peerings.iter().flat_map(|peering| [&*peering.from.vpc_id, &*peering.to.vpc_id]).collect();
    let found = rows::blocks(scope, &ids)?.into_iter().map(|(vpc, block, further, v6)| {
        let further: Vec<Block> = serde_json::from_str(&further).unwrap_or_default();
        let v4 = std::iter::once(block).chain(further).collect();
        (vpc, Blocks { v4, v6: serde_json::from_str(&v6).unwrap_or_default() })
    });
    Ok(found.collect())
}
