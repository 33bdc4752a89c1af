//! Schedules: at fixed intervals, at one time, or by the fields of a clock and a calendar.
//!
//! Source: the page "Cron expressions" of Cloud Assistant.

mod cron;
mod zone;

use std::time::Duration;

use kernel::{Timestamp, time};

use cron::Cron;

/// The longest interval.
const LONGEST: i64 = 7 * 24 * 60 * 60;

/// The shortest interval that is said as one, in seconds.
const SHORTEST: i64 = 60;

/// The shortest time between two moments of a calendar, in seconds.
const CLOSEST: i64 = 10;

/// How many moments of a calendar are compared with each other.
const COMPARED: usize = 24;

/// When something is done again.
#[derive(Debug, Clone)]
pub enum Schedule {
    /// So many seconds after it was asked for, and again and again.
    Rate(i64),
    /// Once.
    At(Timestamp),
    /// Whenever the clock and the calendar show this.
    Cron(Box<Cron>),
}

/// A text is no schedule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the text is no schedule")]
pub struct NoSchedule;

impl Schedule {
    /// Reads `rate(5m)`, `at(2026-12-01 08:00:00 Asia/Shanghai)`, or six or seven fields and perhaps a time zone.
    pub fn parse(text: &str) -> Result<Self, NoSchedule> {
        let text = text.trim();
        let inside = |name: &str| text.strip_prefix(name)?.strip_prefix('(')?.strip_suffix(')').map(str::trim);
        if let Some(rate) = inside("rate") {
            return interval(rate)
                .filter(|seconds| (SHORTEST..=LONGEST).contains(seconds))
                .map(Self::Rate)
                .ok_or(NoSchedule);
        }
        if let Some(at) = inside("at") {
            return moment(at).map(Self::At).ok_or(NoSchedule);
        }
        Cron::parse(text).map(Box::new).map(Self::Cron).ok_or(NoSchedule)
    }

    /// The first moment behind another; none where there is none. `begun` is when it was asked for.
    pub fn after(&self, moment: Timestamp, begun: Timestamp) -> Option<Timestamp> {
        match self {
            Self::Rate(seconds) => {
                let (step, begun) = (seconds * 1_000, time::to_millis(begun));
                let gone = (time::to_millis(moment) - begun).max(0).div_euclid(step);
                Some(time::from_millis(begun + (gone + 1) * step))
            }
            Self::At(at) => Some(*at).filter(|at| *at > moment),
            Self::Cron(cron) => cron.after(moment),
        }
    }

    /// Whether what takes so many seconds is over before it is done again, and there is a next time at all.
    pub fn leaves_room_for(&self, timeout: i64, now: Timestamp) -> bool {
        match self {
            Self::Rate(seconds) => *seconds > timeout,
            Self::At(at) => *at > now,
            Self::Cron(cron) => {
                let Some(first) = cron.after(now) else { return false };
                let room = Duration::from_secs(u64::try_from(timeout.max(CLOSEST)).unwrap_or(0));
                let mut last = first;
                for _ in 0..COMPARED {
                    let Some(next) = cron.after(last) else { return true };
                    if last.checked_add(room).is_ok_and(|earliest| next < earliest) {
                        return false;
                    }
                    last = next;
                }
                true
            }
        }
    }
}

/// Seconds of `30s`, `5m`, `1h` or `1d`.
fn interval(text: &str) -> Option<i64> {
    let unit = match text.chars().last()? {
        's' => 1,
        'm' => 60,
        'h' => 60 * 60,
        'd' => 24 * 60 * 60,
        _ => return None,
    };
    text[..text.len() - 1].trim().parse::<i64>().ok()?.checked_mul(unit)
}

/// `2026-12-01 08:00:00`, perhaps with a time zone; UTC by default.
fn moment(text: &str) -> Option<Timestamp> {
    let mut words = text.split_whitespace();
    let (day, clock) = (words.next()?, words.next()?);
    let zone = match words.next() {
        Some(zone) => zone::parse(zone)?,
        None => jiff::tz::TimeZone::UTC,
    };
    if words.next().is_some() {
        return None;
    }
    let local: jiff::civil::DateTime = format!("{day}T{clock}").parse().ok()?;
    local.to_zoned(zone).ok().map(|zoned| zoned.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn after(schedule: &str, moment: &str) -> Option<String> {
        Schedule::parse(schedule).unwrap().after(at(moment), at("2026-11-28T12:00:00Z")).map(time::seconds)
    }

    #[test]
    fn an_interval_is_counted_from_the_beginning() {
        assert_eq!(after("rate(5m)", "2026-11-28T12:00:00Z").unwrap(), "2026-11-28T12:05:00Z");
        assert_eq!(after("rate(5m)", "2026-11-28T12:07:00Z").unwrap(), "2026-11-28T12:10:00Z");
        for wrong in ["rate(5)", "rate(59s)", "rate(8d)", "rate()", "rate(m)"] {
            assert!(Schedule::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_moment_is_one_of_its_time_zone() {
        let moment = "at(2026-12-01 08:00:00 Asia/Shanghai)";
        assert_eq!(after(moment, "2026-11-28T12:00:00Z").unwrap(), "2026-12-01T00:00:00Z");
        assert_eq!(after("at(2026-12-01 08:00:00)", "2026-11-28T12:00:00Z").unwrap(), "2026-12-01T08:00:00Z");
        assert_eq!(after("at(2026-12-01 08:00:00 GMT-7:30)", "2026-11-28T12:00:00Z").unwrap(), "2026-12-01T15:30:00Z");
        assert_eq!(after(moment, "2026-12-02T00:00:00Z"), None);
        assert!(Schedule::parse("at(2026-13-01 08:00:00)").is_err());
    }

    #[test]
    fn a_calendar_counts_days_of_months_and_of_weeks() {
        // 2026-11-28 is a Saturday.
        let cases = [
            ("0 */20 * * * * UTC", "2026-11-28T12:20:00Z"),
            ("0 15 10 ? * * UTC", "2026-11-29T10:15:00Z"),
            ("0 15 10 * * ?", "2026-11-29T02:15:00Z"),
            ("0 0 12 ? * WED UTC", "2026-12-02T12:00:00Z"),
            ("0 0/30 9-17 * * ? UTC", "2026-11-28T12:30:00Z"),
            ("0 15 10 L * ? UTC", "2026-11-30T10:15:00Z"),
            ("0 15 10 ? * 6L UTC", "2026-12-26T10:15:00Z"),
            ("0 15 10 ? * 4#2 UTC", "2026-12-10T10:15:00Z"),
            ("0 0 8 5W 12 ? UTC", "2026-12-04T08:00:00Z"),
            ("0 0 8 LW 1 ? UTC", "2027-01-29T08:00:00Z"),
            ("0 0/5 14 * 10 ? 2022/2 UTC", "2028-10-01T14:00:00Z"),
            ("0 0/30 10-11 * * ? 2027 GMT+8:00", "2027-01-01T02:00:00Z"),
            ("0 0 8 * 7 ? 2027 America/New_York", "2027-07-01T12:00:00Z"),
        ];
        for (schedule, expected) in cases {
            assert_eq!(after(schedule, "2026-11-28T12:00:00Z").as_deref(), Some(expected), "{schedule}");
        }
        assert_eq!(after("0 0 0 1 1 ? 2020 UTC", "2026-11-28T12:00:00Z"), None);
    }

    #[test]
    fn what_is_no_calendar_is_told() {
        for wrong in [
            "",
            "0 0 12 * *",
            "60 0 12 * * ?",
            "0 0 24 * * ?",
            "0 0 12 32 * ?",
            "0 0 12 * 13 ?",
            "0 0 12 ? * 8",
            "0 0 12 ? * ?",
            "0 0 12 * * ? Mars/Crater",
            "0 0 12 * * ? GMT+08:00",
            "0 0/0 12 * * ?",
            "0 9-5 12 * * ?",
            "a b c d e f",
        ] {
            assert!(Schedule::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_run_must_be_over_before_the_next() {
        let now = at("2026-11-28T12:00:00Z");
        let has_room = |schedule: &str, timeout| Schedule::parse(schedule).unwrap().leaves_room_for(timeout, now);
        assert!(has_room("rate(2m)", 60) && !has_room("rate(2m)", 120));
        assert!(has_room("0 * * * * ? UTC", 60) && !has_room("0 * * * * ? UTC", 61));
        assert!(!has_room("* * * * * ? UTC", 5), "two runs are ten seconds apart at least");
        assert!(!has_room("at(2020-01-01 00:00:00)", 60), "a time that is over never comes");
    }
}
