//! What a listener takes.

use store::{Cells, Columns, Fault, Result, Value};

/// What a listener takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protocol {
    /// Connections of TCP.
    Tcp,
    /// Packets of UDP.
    Udp,
    /// Requests of HTTP.
    Http,
}

impl Protocol {
    const ALL: [Self; 3] = [Self::Tcp, Self::Udp, Self::Http];

    /// Whether listeners of both can have the same port: what one takes comes over TCP, and what the other takes over UDP.
    pub(super) fn can_share_port(self, other: Self) -> bool {
        (self == Self::Udp) != (other == Self::Udp)
    }

    /// The text in the row.
    fn word(self) -> &'static str {
        match self {
            Self::Tcp => "tcp",
            Self::Udp => "udp",
            Self::Http => "http",
        }
    }
}

impl Columns for Protocol {
    fn names(column: &'static str, names: &mut Vec<&'static str>) {
        names.push(column);
    }

    fn read(cells: &mut Cells<'_>) -> Result<Self> {
        let word: String = cells.read()?;
        let protocol = Self::ALL.into_iter().find(|protocol| protocol.word() == word);
        protocol.ok_or_else(|| Fault::Damaged(format!("no listener takes {word}")))
    }

    fn write<'v>(&'v self, values: &mut Vec<Value<'v>>) {
        values.push(Value::Text(self.word().into()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_is_one_of_tcp_or_of_udp() {
        assert!(Protocol::Tcp.can_share_port(Protocol::Udp) && Protocol::Udp.can_share_port(Protocol::Http));
        assert!(!Protocol::Tcp.can_share_port(Protocol::Http) && !Protocol::Udp.can_share_port(Protocol::Udp));
    }
}
