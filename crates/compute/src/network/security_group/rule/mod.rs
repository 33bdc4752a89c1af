//! Rules of security groups.

mod authorize;
mod list;
mod modify;
mod revoke;
pub(super) mod rows;

pub use authorize::{New, authorize};
pub use list::{Filter, list, of_groups, references};
pub use modify::{by_id, by_terms, get, modify};
pub use revoke::{revoke, revoke_by_id};

use kernel::Timestamp;
use serde::{Deserialize, Serialize};

/// Which way the traffic of a rule goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// To the interfaces of the group.
    Ingress,
    /// From them.
    Egress,
}

impl Direction {
    /// The text in the row.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ingress => "ingress",
            Self::Egress => "egress",
        }
    }

    fn parse(text: &str) -> Self {
        if text == "egress" { Self::Egress } else { Self::Ingress }
    }
}

/// One end of a rule's traffic. What is empty is not asked about.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct End {
    /// A block of IPv4 addresses.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub block: String,
    /// A block of IPv6 addresses.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub block_v6: String,
    /// A security group.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub group: String,
    /// The account of that group, where it is another's.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub account: String,
    /// A list of blocks.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub prefix_list: String,
    /// Ports, as the vendor writes a range.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub ports: String,
}

impl End {
    /// Which kinds of things it names: IPv4 addresses, IPv6 addresses, a group, a list of blocks.
    pub fn kinds(&self) -> [bool; 4] {
        [&self.block, &self.block_v6, &self.group, &self.prefix_list].map(|named| !named.is_empty())
    }
}

/// What a rule says. Two rules of a group never say the same.
///
/// Texts are in the vendor's words; a dialect brings them into one spelling first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Terms {
    /// The protocol.
    pub protocol: String,
    /// What becomes of the traffic.
    pub policy: String,
    /// Its rank among the rules.
    pub priority: i64,
    /// Where the traffic comes from.
    pub source: End,
    /// Where it goes to.
    pub destination: End,
    /// What else the vendor asks about.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub detail: String,
}

impl Terms {
    /// The far end of the traffic.
    pub fn far(&self, direction: Direction) -> &End {
        match direction {
            Direction::Ingress => &self.source,
            Direction::Egress => &self.destination,
        }
    }

    /// The group at the far end.
    fn peer_group(&self, direction: Direction) -> Option<&str> {
        Some(self.far(direction).group.as_str()).filter(|group| !group.is_empty())
    }

    /// The list of blocks at the far end.
    fn prefix_list(&self, direction: Direction) -> Option<&str> {
        Some(self.far(direction).prefix_list.as_str()).filter(|list| !list.is_empty())
    }
}

/// A rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Identifier.
    pub id: String,
    /// The group it belongs to.
    pub group_id: String,
    /// Its place among the account's things.
    pub position: i64,
    /// Which way the traffic goes.
    pub direction: Direction,
    /// What it says.
    pub terms: Terms,
    /// Free text; may be empty.
    pub description: String,
    /// When it was made.
    pub created_at: Timestamp,
}
