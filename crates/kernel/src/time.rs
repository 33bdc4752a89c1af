//! Instants, and the two forms in which they are kept and shown.

pub use jiff::Timestamp;
use jiff::fmt::temporal::DateTimePrinter;

const WHOLE_SECONDS: DateTimePrinter = DateTimePrinter::new().precision(Some(0));
const MILLISECONDS: DateTimePrinter = DateTimePrinter::new().precision(Some(3));

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
    WHOLE_SECONDS.timestamp_to_string(&at)
}

/// `2026-11-21T08:00Z`: UTC, whole minutes.
pub fn minutes(at: Timestamp) -> String {
    jiff::fmt::strtime::format("%Y-%m-%dT%H:%MZ", at).unwrap_or_default()
}

/// `2026-11-21T08:00:00.123Z`: UTC with milliseconds.
pub fn fraction(at: Timestamp) -> String {
    MILLISECONDS.timestamp_to_string(&at)
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
        assert_eq!(
            seconds(from_millis(1_763_711_999_999)),
            "2025-11-21T07:59:59Z",
            "the last second is not rounded up"
        );
        assert_eq!(from_millis(to_millis(at)), at);
    }
}
