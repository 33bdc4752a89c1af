//! Which packets a forwarding rule of a public NAT is about.

use store::{Cells, Columns, Fault, Result, Value};

/// Which packets a forwarding rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Traffic {
    /// Every one, of every protocol and to every port.
    Every,
    /// Those of a protocol to one port.
    Port {
        /// The protocol.
        protocol: Protocol,
        /// The port that they come to.
        public: u32,
        /// The port that they go to.
        private: u32,
    },
}

/// A protocol with ports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protocol {
    /// TCP.
    Tcp,
    /// UDP.
    Udp,
}

impl Traffic {
    /// Whether two rules of one address are about the same packets.
    pub(super) fn meets(self, other: Self) -> bool {
        match (self, other) {
            (Self::Every, _) | (_, Self::Every) => true,
            (Self::Port { protocol, public, .. }, Self::Port { protocol: its, public: port, .. }) => {
                protocol == its && public == port
            }
        }
    }

    /// The text in the row.
    fn word(self) -> &'static str {
        match self {
            Self::Every => "every",
            Self::Port { protocol: Protocol::Tcp, .. } => "tcp",
            Self::Port { protocol: Protocol::Udp, .. } => "udp",
        }
    }

    /// The port that packets come to, and the one that they go to; `None` where it is every one.
    pub fn ports(self) -> Option<(u32, u32)> {
        match self {
            Self::Every => None,
            Self::Port { public, private, .. } => Some((public, private)),
        }
    }
}

/// Kept in three columns.
impl Columns for Traffic {
    fn names(_: &'static str, names: &mut Vec<&'static str>) {
        names.extend(["protocol", "public_port", "private_port"]);
    }

    fn read(cells: &mut Cells<'_>) -> Result<Self> {
        let word: String = cells.read()?;
        let (public, private): (Option<u32>, Option<u32>) = (cells.read()?, cells.read()?);
        let port = |protocol| Some(Self::Port { protocol, public: public?, private: private? });
        let traffic = match word.as_str() {
            "every" => Some(Self::Every),
            "tcp" => port(Protocol::Tcp),
            "udp" => port(Protocol::Udp),
            _ => None,
        };
        traffic.ok_or_else(|| Fault::Damaged(format!("no forwarding rule is about {word} without ports")))
    }

    fn write<'v>(&'v self, values: &mut Vec<Value<'v>>) {
        values.push(Value::Text(self.word().into()));
        let ports = self.ports();
        let port = |port: Option<u32>| port.map_or(Value::Null, |port| Value::Integer(port.into()));
        values.push(port(ports.map(|(public, _)| public)));
        values.push(port(ports.map(|(_, private)| private)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_meet_where_a_packet_is_about_both() {
        let port = |protocol, public| Traffic::Port { protocol, public, private: 8_080 };
        assert!(Traffic::Every.meets(port(Protocol::Udp, 53)) && port(Protocol::Tcp, 80).meets(Traffic::Every));
        assert!(port(Protocol::Tcp, 80).meets(port(Protocol::Tcp, 80)));
        assert!(!port(Protocol::Tcp, 80).meets(port(Protocol::Udp, 80)));
        assert!(!port(Protocol::Tcp, 80).meets(port(Protocol::Tcp, 81)));
    }
}
