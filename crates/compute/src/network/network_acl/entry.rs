//! The entries of an access list.

use serde::{Deserialize, Serialize};
use store::Scope;

use crate::Location;

/// An entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Identifier.
    pub id: String,
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// Whether what fits passes.
    pub policy: Policy,
    /// The vendor's word for the protocol; `all` for every one.
    pub protocol: String,
    /// The block of the other side.
    pub block: String,
    /// Whether the block is of IPv6 addresses.
    pub is_v6: bool,
    /// The first and the last port; `None` for every one.
    pub ports: Option<(u16, u16)>,
    /// The number by which the entries of a direction are in order; 0 where they are in the order in which they were put.
    #[serde(default)]
    pub number: u32,
    /// ICMP type and code, -1 for every one; `None` where the protocol has none.
    #[serde(default)]
    pub icmp: Option<(i16, i16)>,
}

/// Whether what fits an entry passes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Policy {
    /// It passes.
    Accept,
    /// It is dropped.
    Drop,
}

/// An entry to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEntry {
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// Whether what fits passes.
    pub policy: Policy,
    /// The vendor's word for the protocol; `all` for every one.
    pub protocol: String,
    /// The block of the other side.
    pub block: String,
    /// Whether the block is of IPv6 addresses.
    pub is_v6: bool,
    /// The first and the last port; `None` for every one.
    pub ports: Option<(u16, u16)>,
    /// The number by which the entries of a direction are in order; 0 where they are in the order in which they were put.
    pub number: u32,
    /// ICMP type and code, -1 for every one; `None` where the protocol has none.
    pub icmp: Option<(i16, i16)>,
}

impl NewEntry {
    /// Everything to or from everywhere passes.
    pub(super) fn everything(is_v6: bool) -> Self {
        Self {
            name: String::new(),
            description: String::new(),
            policy: Policy::Accept,
            protocol: "all".to_owned(),
            block: if is_v6 { "::/0" } else { "0.0.0.0/0" }.to_owned(),
            is_v6,
            ports: None,
            number: 0,
            icmp: None,
        }
    }

    /// The entry with an identifier of its own.
    pub(super) fn made(self, scope: &Scope<'_>, location: &Location<'_>) -> Entry {
        Entry {
            id: location.draw(scope, |formats| &formats.network_acl_entry),
            name: self.name,
            description: self.description,
            policy: self.policy,
            protocol: self.protocol,
            block: self.block,
            is_v6: self.is_v6,
            ports: self.ports,
            number: self.number,
            icmp: self.icmp,
        }
    }
}
