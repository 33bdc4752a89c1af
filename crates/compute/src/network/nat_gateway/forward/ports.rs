//! Ports of forwarding rules.

use std::fmt;
use std::str::FromStr;

use store::{Cell, FromCell, ToValue, Value, one_column};

/// The ports of a forwarding rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ports {
    /// Every port.
    Any,
    /// One port.
    One(u16),
    /// From one port to another.
    Range(u16, u16),
}

impl Ports {
    /// The first and the last port.
    fn bounds(self) -> (u16, u16) {
        match self {
            Self::Any => (0, u16::MAX),
            Self::One(port) => (port, port),
            Self::Range(first, last) => (first, last),
        }
    }

    /// Whether the two have a port in common.
    pub fn overlap(self, other: Self) -> bool {
        let ((first, last), (from, to)) = (self.bounds(), other.bounds());
        first <= to && from <= last
    }

    /// How many ports there are; `None` where it is every one.
    pub fn count(self) -> Option<u32> {
        let (first, last) = self.bounds();
        (self != Self::Any).then(|| u32::from(last) - u32::from(first) + 1)
    }
}

impl FromStr for Ports {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        if text.eq_ignore_ascii_case("any") {
            return Ok(Self::Any);
        }
        let port = |text: &str| text.parse::<u16>().ok().filter(|port| *port > 0).ok_or(());
        match text.split_once('/') {
            None => port(text).map(Self::One),
            Some((first, last)) => {
                let (first, last) = (port(first)?, port(last)?);
                if first < last { Ok(Self::Range(first, last)) } else { Err(()) }
            }
        }
    }
}

impl fmt::Display for Ports {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Any => out.write_str("any"),
            Self::One(port) => port.fmt(out),
            Self::Range(first, last) => write!(out, "{first}/{last}"),
        }
    }
}

/// Kept as its text.
impl ToValue for Ports {
    fn to_value(&self) -> Value<'_> {
        Value::Text(self.to_string().into())
    }
}

impl FromCell for Ports {
    fn from_cell(cell: Cell<'_>) -> Option<Self> {
        cell.text()?.parse().ok()
    }
}

one_column!(Ports);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ports_are_read_and_compared() {
        let ports = |text: &str| text.parse::<Ports>();
        assert_eq!(ports("80"), Ok(Ports::One(80)));
        assert_eq!(ports("10/20").map(|ports| (ports.to_string(), ports.count())), Ok(("10/20".to_owned(), Some(11))));
        for wrong in ["0", "65536", "20/10", "80-90", ""] {
            assert_eq!(ports(wrong), Err(()), "{wrong}");
        }
        assert!(ports("10/20").unwrap().overlap(Ports::One(20)) && !Ports::One(21).overlap(Ports::Range(10, 20)));
        assert!(ports("Any").unwrap().overlap(Ports::One(1)));
    }
}
