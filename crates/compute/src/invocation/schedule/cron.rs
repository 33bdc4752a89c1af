//! Moments by the fields of a clock and a calendar: second, minute, hour, day, month, day of the week, perhaps year.

use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::tz::Offset;
use kernel::Timestamp;

use super::zone;

/// How many days are looked through for the next moment.
const FAR: i32 = 366 * 8;

const MONTHS: [&str; 12] = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const DAYS: [&str; 7] = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"];

/// Moments that a clock and a calendar show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cron {
    seconds: Vec<i16>,
    minutes: Vec<i16>,
    hours: Vec<i16>,
    day: Day,
    months: Vec<i16>,
    weekday: Weekdays,
    years: Option<Vec<i16>>,
    zone: Offset,
}

/// Which days of a month.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Day {
    Any,
    These(Vec<i16>),
    Last,
    /// The day of work that is nearest to this one.
    Near(i16),
    LastOfWork,
}

/// Which days of a week, from 1 for Monday to 7.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Weekdays {
    Any,
    These(Vec<i16>),
    /// The last one of the month.
    Last(i16),
    /// The one with this number in the month.
    Number(i16, i16),
}

impl Cron {
    /// Reads six or seven fields and perhaps a time zone.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut words: Vec<&str> = text.split_whitespace().collect();
        // A year begins with a digit or a star.
        let is_zone = |word: &str| word.starts_with(char::is_alphabetic);
        let zone = match words.last() {
            Some(word) if words.len() > 6 && is_zone(word) => {
                let zone = zone::offset(word)?;
                words.pop();
                zone
            }
            _ => zone::of_instances(),
        };
        let (&[second, minute, hour, day, month, weekday], year) = words.split_first_chunk::<6>()?;
        let years = match year {
            [] => None,
            [year] => Some(numbers(year, 1970..=2099, &[])?),
            _ => return None,
        };
        let (day, weekday) = (Day::parse(day)?, Weekdays::parse(weekday)?);
        Some(Self {
            seconds: numbers(second, 0..=59, &[])?,
            minutes: numbers(minute, 0..=59, &[])?,
            hours: numbers(hour, 0..=23, &[])?,
            day: day.0,
            months: numbers(month, 1..=12, &MONTHS)?,
            weekday: weekday.0,
            years,
            zone,
        })
        // One of the two must be said.
        .filter(|_| !(day.1 && weekday.1))
    }

    /// The first moment behind another, within eight years.
    pub(super) fn after(&self, moment: Timestamp) -> Option<Timestamp> {
        let from = self.zone.to_datetime(moment);
        let mut date = from.date();
        for number in 0..FAR {
            if self.has(date) {
                // Of the day itself, only what is behind the moment counts.
                let behind = Some(from.time()).filter(|_| number == 0);
                if let Some(time) = self.time_after(behind) {
                    return self.zone.to_timestamp(DateTime::from_parts(date, time)).ok();
                }
            }
            date = date.tomorrow().ok()?;
        }
        None
    }

    /// The first time of a day behind another, or the first at all.
    fn time_after(&self, behind: Option<Time>) -> Option<Time> {
        for hour in &self.hours {
            if behind.is_some_and(|behind| *hour < i16::from(behind.hour())) {
                continue;
            }
            for minute in &self.minutes {
                for second in &self.seconds {
                    let small = |number: i16| i8::try_from(number).unwrap_or_default();
                    let time = Time::new(small(*hour), small(*minute), small(*second), 0).ok()?;
                    if behind.is_none_or(|behind| time > behind) {
                        return Some(time);
                    }
                }
            }
        }
        None
    }

    fn has(&self, date: Date) -> bool {
        let is_in = |list: &[i16], number: i16| list.contains(&number);
        self.years.as_ref().is_none_or(|years| is_in(years, date.year()))
            && is_in(&self.months, i16::from(date.month()))
            && self.day.has(date)
            && self.weekday.has(date)
    }
}

impl Day {
    /// Which days, and whether that was left open with `?`.
    fn parse(text: &str) -> Option<(Self, bool)> {
        let day = match text {
            "?" => return Some((Self::Any, true)),
            "*" => Self::Any,
            "L" => Self::Last,
            "LW" => Self::LastOfWork,
            _ => match text.strip_suffix('W') {
                Some(near) => Self::Near(numbers(near, 1..=31, &[])?.first().copied()?),
                None => Self::These(numbers(text, 1..=31, &[])?),
            },
        };
        Some((day, false))
    }

    fn has(&self, date: Date) -> bool {
        let day = i16::from(date.day());
        match self {
            Self::Any => true,
            Self::These(days) => days.contains(&day),
            Self::Last => date == date.last_of_month(),
            Self::Near(wanted) => day == near(date, *wanted),
            Self::LastOfWork => day == near(date, i16::from(date.days_in_month())),
        }
    }
}

impl Weekdays {
    /// Which days, and whether that was left open with `?`.
    fn parse(text: &str) -> Option<(Self, bool)> {
        let one = |text: &str| numbers(text, 1..=7, &DAYS)?.first().copied();
        let days = match text {
            "?" => return Some((Self::Any, true)),
            "*" => Self::Any,
            "L" => Self::These(vec![7]),
            _ => match (text.split_once('#'), text.strip_suffix('L')) {
                (Some((day, number)), _) => Self::Number(one(day)?, numbers(number, 1..=5, &[])?.first().copied()?),
                (None, Some(day)) => Self::Last(one(day)?),
                (None, None) => Self::These(numbers(text, 1..=7, &DAYS)?),
            },
        };
        Some((days, false))
    }

    fn has(&self, date: Date) -> bool {
        let day = i16::from(date.weekday().to_monday_one_offset());
        let of_month = i16::from(date.day());
        match self {
            Self::Any => true,
            Self::These(days) => days.contains(&day),
            Self::Last(wanted) => day == *wanted && of_month + 7 > i16::from(date.days_in_month()),
            Self::Number(wanted, number) => day == *wanted && (of_month - 1) / 7 + 1 == *number,
        }
    }
}

/// The day of work that is nearest to a day of the month in which a date lies, and in the same month.
fn near(date: Date, wanted: i16) -> i16 {
    let days = i16::from(date.days_in_month());
    if wanted > days {
        return 0;
    }
    let weekday =
        i8::try_from(wanted).ok().and_then(|day| Date::new(date.year(), date.month(), day).ok()).map(Date::weekday);
    match weekday {
        Some(Weekday::Saturday) if wanted > 1 => wanted - 1,
        Some(Weekday::Saturday) => wanted + 2,
        Some(Weekday::Sunday) if wanted < days => wanted + 1,
        Some(Weekday::Sunday) => wanted - 2,
        _ => wanted,
    }
}

/// The numbers that a field means, in order: `*`, `5`, `1,3`, `9-17`, `0/15`, or names from the first number on.
fn numbers(text: &str, range: std::ops::RangeInclusive<i16>, names: &[&str]) -> Option<Vec<i16>> {
    let number = |text: &str| {
        let place = names.iter().position(|name| name.eq_ignore_ascii_case(text));
        let number = match place {
            Some(behind) => range.start() + i16::try_from(behind).ok()?,
            None if text.bytes().all(|letter| letter.is_ascii_digit()) => text.parse().ok()?,
            None => return None,
        };
        range.contains(&number).then_some(number)
    };
    let mut found = Vec::new();
    for part in text.split(',') {
        let (part, step) = match part.split_once('/') {
            Some((part, step)) => (part, Some(step.parse::<usize>().ok().filter(|step| *step > 0)?)),
            None => (part, None),
        };
        let (from, until) = match (part, part.split_once('-')) {
            ("*", _) => (*range.start(), *range.end()),
            (_, Some((from, until))) => (number(from)?, number(until)?),
            (_, None) => {
                let from = number(part)?;
                (from, if step.is_some() { *range.end() } else { from })
            }
        };
        if from > until {
            return None;
        }
        found.extend((from..=until).step_by(step.unwrap_or(1)));
    }
    found.sort_unstable();
    found.dedup();
    Some(found)
}
