//! Instants, and the two forms in which they are kept and shown.

pub use jiff::Timestamp;

/// Milliseconds since 1970, the form in which instants are stored.
pub fn to_millis(at: Timestamp) -> i64 {
    at.as_millisecond()
}

/// The instant that [`to_millis`] stored; a number no instant has becomes 1970.
pub fn from_millis(millis: i64) -> Timestamp {
    Timestamp::from_millisecond(millis).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// `2026-11-21T08:00:00Z`: UTC, whole seconds, as both clouds print instants.
pub fn seconds(at: Timestamp) -> String {
    format(at, "%Y-%m-%dT%H:%M:%SZ")
}

/// `2026-11-21T08:00Z`: UTC, whole minutes.
pub fn minutes(at: Timestamp) -> String {
    format(at, "%Y-%m-%dT%H:%MZ")
}

/// `2026-11-21T08:00:00.123Z`: UTC with milliseconds.
pub fn fraction(at: Timestamp) -> String {
    format(at, "%Y-%m-%dT%H:%M:%S%.3fZ")
}

fn format(at: Timestamp, pattern: &str) -> String {
    jiff::fmt::strtime::format(pattern, at).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_are_shown_in_utc() {
        let at: Timestamp = "2026-11-21T16:00:05.25+08:00".parse().unwrap();
        assert_eq!(seconds(at), "2026-11-21T08:00:05Z");
        assert_eq!(minutes(at), "2026-11-21T08:00Z");
        assert_eq!(fraction(at), "2026-11-21T08:00:05.250Z");
        assert_eq!(from_millis(to_millis(at)), at);
    }
}
