//! How a health check asks servers.

use store::{Cells, Columns, Fault, Result, Value};

use crate::network::load_balancer::listener::Protocol;

/// How a health check asks servers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckKind {
    /// A connection is opened.
    Tcp,
    /// A request of HTTP is sent.
    Http,
    /// A packet of UDP is sent.
    Udp,
    /// A packet of ICMP is sent.
    Icmp,
}

impl CheckKind {
    const ALL: [Self; 4] = [Self::Tcp, Self::Http, Self::Udp, Self::Icmp];

    /// How the servers of a listener are asked where nothing is said.
    pub fn usual(protocol: Protocol) -> Self {
        match protocol {
            Protocol::Tcp => Self::Tcp,
            Protocol::Udp => Self::Udp,
            Protocol::Http => Self::Http,
        }
    }

    /// Whether the servers of a listener can be asked so.
    pub(super) fn fits(self, protocol: Protocol) -> bool {
        match protocol {
            Protocol::Tcp => self == Self::Tcp,
            Protocol::Udp => matches!(self, Self::Udp | Self::Icmp),
            Protocol::Http => matches!(self, Self::Tcp | Self::Http),
        }
    }

    /// The text in the row.
    fn word(self) -> &'static str {
        match self {
            Self::Tcp => "tcp",
            Self::Http => "http",
            Self::Udp => "udp",
            Self::Icmp => "icmp",
        }
    }
}

impl Columns for CheckKind {
    fn names(column: &'static str, names: &mut Vec<&'static str>) {
        names.push(column);
    }

    fn read(cells: &mut Cells<'_>) -> Result<Self> {
        let word: String = cells.read()?;
        let kind = Self::ALL.into_iter().find(|kind| kind.word() == word);
        kind.ok_or_else(|| Fault::Damaged(format!("no health check asks over {word}")))
    }

    fn write<'v>(&'v self, values: &mut Vec<Value<'v>>) {
        values.push(Value::Text(self.word().into()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn servers_are_asked_in_a_way_that_fits_the_listener() {
        for protocol in [Protocol::Tcp, Protocol::Udp, Protocol::Http] {
            assert!(CheckKind::usual(protocol).fits(protocol), "{protocol:?}");
        }
        assert!(CheckKind::Tcp.fits(Protocol::Http) && CheckKind::Icmp.fits(Protocol::Udp));
        assert!(!CheckKind::Http.fits(Protocol::Tcp) && !CheckKind::Tcp.fits(Protocol::Udp));
    }
}
