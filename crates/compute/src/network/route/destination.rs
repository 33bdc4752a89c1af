//! The addresses that a route is for.

use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr};

use store::{Cell, FromCell, Scope, ToValue, Value, one_column};

use super::{Refusal, delete, rows};
use crate::error::Result;
use crate::network::block::{Block, BlockError, BlockV6};
use crate::network::prefix_list::{self, Family};
use crate::network::subnet;

/// Where the services of the cloud are reached from every network.
const SERVICES: &str = "100.64.0.0/10";

/// The addresses that a route is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// A block of IPv4 addresses.
    V4(Block),
    /// A block of IPv6 addresses.
    V6(BlockV6),
    /// The blocks of a prefix list.
    List(String),
}

impl Destination {
    /// Reads a block; an address alone is the block of that address.
    pub fn block(text: &str) -> Result<Self> {
        let v4 = || text.parse::<Ipv4Addr>().ok().and_then(|address| Block::around(address, 32));
        let v6 = || format!("{text}/128").parse::<BlockV6>().ok().filter(|_| text.parse::<Ipv6Addr>().is_ok());
        match (v4(), v6()) {
            (Some(block), _) => Ok(Self::V4(block)),
            (_, Some(block)) => Ok(Self::V6(block)),
            _ if text.contains(':') => Ok(Self::V6(text.parse::<BlockV6>()?)),
            _ => Ok(Self::V4(text.parse::<Block>()?)),
        }
    }

    /// The kind of addresses.
    pub(super) fn family(&self, scope: &mut Scope<'_>) -> Result<Family> {
        match self {
            Self::V4(_) => Ok(Family::V4),
            Self::V6(_) => Ok(Family::V6),
            Self::List(id) => Ok(prefix_list::get(scope, id)?.family),
        }
    }

    /// How many routes of a table it takes: a prefix list takes as many as it may have blocks.
    pub(super) fn weight(&self, scope: &mut Scope<'_>) -> Result<i64> {
        match self {
            Self::V4(_) | Self::V6(_) => Ok(1),
            Self::List(id) => Ok(prefix_list::get(scope, id)?.max_entries),
        }
    }

    /// Refuses addresses that the cloud keeps, and those inside a subnet, which stay in the network.
    pub(super) fn check(&self, scope: &mut Scope<'_>, vpc: &str) -> Result<()> {
        let inside = match self {
            Self::V4(block) if block.to_string() == SERVICES => {
                return Err(Refusal::Kept { destination: self.clone() }.into());
            }
            Self::V4(block) => subnet::rows::blocks_in(scope, vpc)?.into_iter().any(|subnet| subnet.covers(*block)),
            Self::V6(block) => subnet::rows::blocks_v6_in(scope, vpc)?.into_iter().any(|subnet| subnet.covers(*block)),
            Self::List(_) => false,
        };
        if inside { Err(Refusal::InSubnet { destination: self.clone() }.into()) } else { Ok(()) }
    }
}

/// Refuses the block of a new subnet in which a destination of a route lies.
pub(in crate::network) fn check_subnet(scope: &mut Scope<'_>, vpc: &str, block: Block) -> Result<()> {
    let inside = |destination: Destination| match destination {
        Destination::V4(other) if block.covers(other) => Some(other),
        _ => None,
    };
    match rows::destinations_in(scope, vpc)?.into_iter().find_map(inside) {
        Some(other) => Err(BlockError::Overlaps { block, other }.into()),
        None => Ok(()),
    }
}

/// Forgets where tables of gateways sent the traffic for a subnet that goes.
pub(in crate::network) fn forget_subnet(scope: &mut Scope<'_>, vpc: &str, block: Block) -> Result<()> {
    for id in rows::ids_for(scope, vpc, &Destination::V4(block))? {
        delete(scope, &id)?;
    }
    Ok(())
}

impl fmt::Display for Destination {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::V4(block) => block.fmt(out),
            Self::V6(block) => block.fmt(out),
            Self::List(id) => id.fmt(out),
        }
    }
}

one_column!(Destination);

/// Kept as its text.
impl ToValue for Destination {
    fn to_value(&self) -> Value<'_> {
        Value::Text(self.to_string().into())
    }
}

impl FromCell for Destination {
    fn from_cell(cell: Cell<'_>) -> Option<Self> {
        let text = cell.text()?;
        Some(Self::block(text).unwrap_or_else(|_| Self::List(text.to_owned())))
    }
}
