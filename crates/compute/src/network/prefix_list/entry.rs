//! The blocks of a list.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipnet::IpNet;
use serde::{Deserialize, Serialize};
use store::{Cell, FromCell, ToValue, Value, one_column};

use crate::error::{Error, Result};
use crate::network::block::BlockError;

/// A kind of addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Family {
    /// IPv4.
    V4,
    /// IPv6.
    V6,
}

/// A block of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The block.
    pub block: String,
    /// Free text; may be empty.
    pub description: String,
}

impl Entry {
    /// Reads a block, which is written in one way then. An address alone is the block of that address.
    pub fn parse(family: Family, text: &str, description: String) -> Result<Self> {
        let malformed = || Error::from(BlockError::Malformed { text: text.to_owned() });
        let net = match family {
            Family::V4 => text.parse().or_else(|_| text.parse::<Ipv4Addr>().map(|one| IpNet::from(IpAddr::V4(one)))),
            Family::V6 => text.parse().or_else(|_| text.parse::<Ipv6Addr>().map(|one| IpNet::from(IpAddr::V6(one)))),
        };
        let net = net.map_err(|_| malformed())?;
        let is_of_family = matches!((family, net), (Family::V4, IpNet::V4(_)) | (Family::V6, IpNet::V6(_)));
        if !is_of_family || net.trunc() != net {
            return Err(malformed());
        }
        Ok(Self { block: net.to_string(), description })
    }
}

one_column!(Family);

impl ToValue for Family {
    fn to_value(&self) -> Value<'_> {
        Value::Text(if *self == Self::V6 { "IPv6" } else { "IPv4" }.into())
    }
}

impl FromCell for Family {
    fn from_cell(cell: Cell<'_>) -> Option<Self> {
        cell.text().map(|text| if text == "IPv6" { Self::V6 } else { Self::V4 })
    }
}
