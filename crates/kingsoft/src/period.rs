//! Instants and periods as products of compute write and count them.

use jiff::{Span, Timestamp, tz::TimeZone};

/// An instant as EIP and EBS write it: UTC, without a letter for it.
pub(crate) fn instant(at: Timestamp) -> String {
    jiff::fmt::strtime::format("%Y-%m-%d %H:%M:%S", at).unwrap_or_default()
}

/// The same hour so many months later, or the end of a month that has no such day.
pub(crate) fn in_months(at: Timestamp, months: i64) -> Timestamp {
    let later = at.to_zoned(TimeZone::UTC).checked_add(Span::new().months(months));
    later.map_or(Timestamp::MAX, |later| later.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_ends_on_the_same_day_of_another_or_with_it() {
        let now: Timestamp = "2026-01-31T08:00:00Z".parse().unwrap();
        assert_eq!(instant(in_months(now, 1)), "2026-02-28 08:00:00");
        assert_eq!(instant(in_months(now, 36)), "2029-01-31 08:00:00");
    }
}
