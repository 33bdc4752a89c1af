//! Host names, as the operating system inside sees them.

use std::fmt;
use std::ops::RangeInclusive;

use super::text::{TextError, check_length};
use crate::catalogue::OperatingSystem;
use crate::name_pattern::NamePattern;

/// What a vendor accepts as a host name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HostRules {
    /// How many characters.
    pub length: RangeInclusive<usize>,
    /// Whether dots may divide it into parts.
    pub dots: bool,
    /// Whether it may consist of digits alone.
    pub only_digits: bool,
}

impl HostRules {
    /// The usual rules for an operating system.
    pub fn of(os: OperatingSystem) -> Self {
        match os {
            OperatingSystem::Linux => Self { length: 2..=64, dots: true, only_digits: true },
            OperatingSystem::Windows => Self { length: 2..=15, dots: false, only_digits: false },
        }
    }
}

/// A host name.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct HostName(String);

impl HostName {
    /// Reads a host name.
    pub fn parse(text: &str, rules: &HostRules) -> Result<Self, TextError> {
        let is_mark = |found: char| found == '-' || (rules.dots && found == '.');
        let allowed = |found: char| found.is_ascii_alphanumeric() || is_mark(found);
        if let Some(found) = text.chars().find(|found| !allowed(*found)) {
            return Err(TextError::BadCharacter { found });
        }
        check_length(text, rules.length.clone())?;
        if let Some(found) = text.chars().next().filter(|found| is_mark(*found)) {
            return Err(TextError::BadStart { found });
        }
        if let Some(found) = text.chars().next_back().filter(|found| is_mark(*found)) {
            return Err(TextError::BadEnd { found });
        }
        let neighbours = text.chars().zip(text.chars().skip(1));
        if let Some((first, second)) =
            neighbours.into_iter().find(|(first, second)| is_mark(*first) && is_mark(*second))
        {
            return Err(TextError::DoubledMark { first, second });
        }
        if !rules.only_digits && text.chars().all(|found| found.is_ascii_digit()) {
            return Err(TextError::OnlyDigits);
        }
        Ok(Self(text.to_owned()))
    }

    /// The host names of a batch of instances that one request asks for.
    pub fn batch(pattern: &NamePattern, count: usize, rules: &HostRules) -> Result<Vec<Self>, TextError> {
        pattern.names(count).map(|name| Self::parse(&name, rules)).collect()
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for HostName {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl From<HostName> for String {
    fn from(name: HostName) -> Self {
        name.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str, os: OperatingSystem) -> TextError {
        HostName::parse(text, &HostRules::of(os)).unwrap_err()
    }

    #[test]
    fn linux_takes_parts_divided_by_dots() {
        let rules = HostRules::of(OperatingSystem::Linux);
        for text in ["ab", "web-1.example.org", "42", &"x".repeat(64)] {
            assert_eq!(HostName::parse(text, &rules).unwrap().as_str(), text);
        }
    }

    #[test]
    fn windows_takes_one_short_part_that_is_not_a_number() {
        let rules = HostRules::of(OperatingSystem::Windows);
        assert!(HostName::parse("web-1", &rules).is_ok());
        let windows = |text: &str| refused(text, OperatingSystem::Windows);
        assert_eq!(windows("web.1"), TextError::BadCharacter { found: '.' });
        assert_eq!(windows("12345"), TextError::OnlyDigits);
        assert!(matches!(windows(&"w".repeat(16)), TextError::TooLong { most: 15, .. }));
    }

    #[test]
    fn marks_stand_alone_and_inside() {
        let linux = |text: &str| refused(text, OperatingSystem::Linux);
        assert_eq!(linux("-web"), TextError::BadStart { found: '-' });
        assert_eq!(linux("web."), TextError::BadEnd { found: '.' });
        let doubled = |first, second| TextError::DoubledMark { first, second };
        assert_eq!(linux("we--b"), doubled('-', '-'));
        assert_eq!(linux("we.-b"), doubled('.', '-'));
        assert_eq!(linux("we_b"), TextError::BadCharacter { found: '_' });
        assert_eq!(linux("数据库"), TextError::BadCharacter { found: '数' });
        assert!(matches!(linux("w"), TextError::TooShort { .. }));
    }

    #[test]
    fn a_batch_outgrows_the_limit_where_its_numbers_do() {
        let rules = HostRules::of(OperatingSystem::Windows);
        let pattern = NamePattern::parse("thirteen-chr-[9,1]");
        assert!(HostName::batch(&pattern, 1, &rules).is_ok());
        assert!(HostName::batch(&pattern, 2, &rules).is_ok());
        let pattern = NamePattern::parse("fourteen-char-[9,1]");
        assert!(HostName::batch(&pattern, 1, &rules).is_ok());
        assert!(HostName::batch(&pattern, 2, &rules).is_err());
    }
}
