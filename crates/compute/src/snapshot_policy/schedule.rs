//! At which hours of which days of the week a policy works.

use kernel::{Timestamp, time};

const HOUR: i64 = 60 * 60 * 1_000;
const DAY: i64 = 24 * HOUR;

/// Hours of days of the week. All three are as the clocks in China show them, eight hours ahead of UTC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    /// Hours, from 0 to 23, in the order in which they were named.
    pub hours: Vec<u32>,
    /// Days of the week, from 1 for Monday to 7, in the order in which they were named.
    pub weekdays: Vec<u32>,
}

/// How far the clocks in China are ahead.
const AHEAD: i64 = 8 * HOUR;

impl Schedule {
    /// The first moment behind another at which the policy works; far in the future where it never does.
    pub fn after(&self, at: Timestamp) -> Timestamp {
        let hour = (time::to_millis(at) + AHEAD).div_euclid(HOUR);
        // Every hour of a week and one more: the same hour of the same day may be the only one.
        let found = (hour + 1..=hour + 7 * 24 + 1).find(|hour| self.has(*hour));
        found.map_or(Timestamp::MAX, Self::moment)
    }

    /// The moments from one to another, both of which count, at which the policy works: the latest first, and no more than
    /// `most`.
    pub fn between(&self, from: Timestamp, until: Timestamp, most: usize) -> Vec<Timestamp> {
        if self.hours.is_empty() || self.weekdays.is_empty() {
            return Vec::new();
        }
        let first = (time::to_millis(from) + AHEAD + HOUR - 1).div_euclid(HOUR);
        let last = (time::to_millis(until) + AHEAD).div_euclid(HOUR);
        (first..=last).rev().filter(|hour| self.has(*hour)).take(most).map(Self::moment).collect()
    }

    /// Whether the policy works at an hour, counted from the beginning of 1970 by the clocks in China.
    fn has(&self, hour: i64) -> bool {
        let (day, of_day) = (hour.div_euclid(24), hour.rem_euclid(24));
        // 1970 began on a Thursday.
        let weekday = (day + 3).rem_euclid(7) + 1;
        let is_in = |list: &[u32], number: i64| list.iter().any(|one| i64::from(*one) == number);
        is_in(&self.hours, of_day) && is_in(&self.weekdays, weekday)
    }

    fn moment(hour: i64) -> Timestamp {
        time::from_millis(hour * HOUR - AHEAD)
    }
}

/// The moment so many days before another.
pub(super) fn days_before(at: Timestamp, days: i64) -> Timestamp {
    time::from_millis(time::to_millis(at).saturating_sub(days.saturating_mul(DAY)).max(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn hours_and_days_are_those_of_china() {
        // 2026-11-28 is a Saturday. One o'clock on Sunday in China is 17:00 on Saturday in UTC.
        let schedule = Schedule { hours: vec![22, 1], weekdays: vec![7] };
        let first = schedule.after(at("2026-11-28T12:00:00Z"));
        assert_eq!(first, at("2026-11-28T17:00:00Z"));
        assert_eq!(schedule.after(first), at("2026-11-29T14:00:00Z"));
        assert_eq!(schedule.after(at("2026-11-29T14:00:00Z")), at("2026-12-05T17:00:00Z"), "a week later");
    }

    #[test]
    fn what_lies_between_two_moments_counts_both() {
        let schedule = Schedule { hours: vec![0], weekdays: vec![1, 2, 3, 4, 5, 6, 7] };
        let midnight = at("2026-11-28T16:00:00Z");
        let days = schedule.between(midnight, at("2026-11-30T16:00:00Z"), 10);
        assert_eq!(days, [at("2026-11-30T16:00:00Z"), at("2026-11-29T16:00:00Z"), midnight]);
        assert_eq!(schedule.between(midnight, at("2026-11-30T15:59:59Z"), 1), [at("2026-11-29T16:00:00Z")]);
        let never = Schedule { hours: vec![0], weekdays: Vec::new() };
        assert_eq!((never.after(midnight), never.between(midnight, midnight, 9)), (Timestamp::MAX, Vec::new()));
    }
}
