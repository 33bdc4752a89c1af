//! Moments that a cron expression names: second, minute, hour, day, month, day of the week, perhaps year.

use croner::Cron as Pattern;
use croner::parser::{CronParser, Seconds, Year};
use jiff::tz::TimeZone;
use kernel::Timestamp;

use super::zone;

/// Moments that a cron expression names in a time zone.
#[derive(Debug, Clone)]
pub struct Cron {
    pattern: Pattern,
    zone: TimeZone,
}

impl Cron {
    /// Reads six or seven fields and perhaps a time zone.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut words: Vec<&str> = text.split_whitespace().collect();
        // A year begins with a digit or a star.
        let is_zone = |word: &&str| word.starts_with(char::is_alphabetic);
        let zone = match words.pop_if(|word| is_zone(word)) {
            Some(word) if words.len() >= 6 => zone::parse(word)?,
            Some(word) => {
                words.push(word);
                zone::of_instances()
            }
            None => zone::of_instances(),
        };
        // The vendor wants one of the two days, and takes no signs beyond its own.
        let is_open = |place: usize| words.get(place) == Some(&"?");
        let has_own_signs =
            |word: &&str| word.chars().all(|sign| sign.is_ascii_alphanumeric() || "*,-/?#".contains(sign));
        if !(6..=7).contains(&words.len()) || (is_open(3) && is_open(5)) || !words.iter().all(has_own_signs) {
            return None;
        }
        // Both days count, and `0/15` counts on from 0.
        let parser = CronParser::builder().seconds(Seconds::Required).year(Year::Optional);
        let parser = parser.dom_and_dow(true).sloppy_ranges(true).build();
        Some(Self { pattern: parser.parse(&words.join(" ")).ok()?, zone })
    }

    /// The first moment after another; none where there is none.
    pub(super) fn after(&self, moment: Timestamp) -> Option<Timestamp> {
        let found = self.pattern.find_next_occurrence(&moment.to_zoned(self.zone.clone()), false).ok()?;
        Some(found.timestamp())
    }
}
