//! When instances are released by themselves.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::{Offset, TimeZone};

use crate::kec::errors::Error;

/// How such a moment is written.
const FORMAT: &str = "%Y-%m-%d %H:%M";

/// The clocks in China, by which it is told. GUESS: no source says by which.
fn zone() -> TimeZone {
    TimeZone::fixed(Offset::constant(8))
}

/// When instances are released: later than now, or never where the text is empty.
pub(super) fn release_time(text: &str, now: Timestamp) -> Result<Option<Timestamp>, Error> {
    if text.is_empty() {
        return Ok(None);
    }
    let unfit = |reason: &str| Error::Unfit("AutoDeleteTime", format!("{text} {reason}"));
    let at = DateTime::strptime(FORMAT, text).ok().and_then(|at| at.to_zoned(zone()).ok());
    let at = at.ok_or_else(|| unfit("is no time such as 2026-07-30 18:00"))?.timestamp();
    if at > now { Ok(Some(at)) } else { Err(unfit("is over")) }
}

/// The same as an instance shows it.
pub(super) fn shown(at: Timestamp) -> String {
    at.to_zoned(zone()).strftime(FORMAT).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_told_by_the_clocks_in_china() {
        let now: Timestamp = "2026-01-31T08:00:00Z".parse().unwrap();
        let at = |text: &str| release_time(text, now);
        let soon = at("2026-01-31 16:01").unwrap().unwrap();
        assert_eq!(soon, "2026-01-31T08:01:00Z".parse::<Timestamp>().unwrap());
        assert_eq!(shown(soon), "2026-01-31 16:01");
        assert_eq!(at("").unwrap(), None);
        for wrong in ["2026-01-31 16:00", "2026-02-30 10:00", "tomorrow", "2026-01-31T16:01:00"] {
            assert!(at(wrong).is_err(), "{wrong}");
        }
    }
}
