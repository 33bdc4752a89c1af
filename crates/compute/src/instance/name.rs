//! Names of instances.

use std::fmt;
use std::ops::RangeInclusive;

use super::text::{TextError, check_length, check_not_web_address};
use crate::name_pattern::NamePattern;

/// What a vendor accepts as the name of an instance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameRules {
    /// How many characters.
    pub length: RangeInclusive<usize>,
    /// Whether the first character must be a letter of some script.
    pub letter_first: bool,
    /// What may stand in it beside letters and digits.
    pub marks: &'static str,
}

impl Default for NameRules {
    /// Two to 128 characters that start with a letter.
    fn default() -> Self {
        Self { length: 2..=128, letter_first: true, marks: ":_.-" }
    }
}

/// The name of an instance, for people; it need not be unique.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct InstanceName(String);

impl InstanceName {
    /// Reads a name.
    pub fn parse(text: &str, rules: &NameRules) -> Result<Self, TextError> {
        check_not_web_address(text)?;
        if let Some(found) = text.chars().find(|found| !rules.allow(*found)) {
            return Err(TextError::BadCharacter { found });
        }
        if let Some(found) = text.chars().next()
            && rules.letter_first
            && !found.is_alphabetic()
        {
            return Err(TextError::BadStart { found });
        }
        check_length(text, rules.length.clone())?;
        Ok(Self(text.to_owned()))
    }

    /// The names of a batch of instances that one request asks for.
    pub fn batch(pattern: &NamePattern, count: usize, rules: &NameRules) -> Result<Vec<Self>, TextError> {
        pattern.names(count).map(|name| Self::parse(&name, rules)).collect()
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl NameRules {
    fn allow(&self, found: char) -> bool {
        found.is_alphabetic() || found.is_ascii_digit() || self.marks.contains(found)
    }
}

impl fmt::Display for InstanceName {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl From<InstanceName> for String {
    fn from(name: InstanceName) -> Self {
        name.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<InstanceName, TextError> {
        InstanceName::parse(text, &NameRules::default())
    }

    #[test]
    fn letters_of_any_script_and_a_few_marks_make_a_name() {
        for text in ["ab", "web-01", "数据库_1", "a:b.c-d_e", &"x".repeat(128)] {
            assert_eq!(parse(text).unwrap().as_str(), text);
        }
    }

    #[test]
    fn a_name_that_breaks_a_rule_is_refused_for_that_rule() {
        let refused = |text: &str| parse(text).unwrap_err();
        assert_eq!(refused("1web"), TextError::BadStart { found: '1' });
        assert_eq!(refused("we b"), TextError::BadCharacter { found: ' ' });
        assert_eq!(refused("web[1]"), TextError::BadCharacter { found: '[' });
        assert_eq!(refused("http://web"), TextError::WebAddress);
        assert!(matches!(refused("w"), TextError::TooShort { length: 1, .. }));
        assert!(matches!(refused(""), TextError::TooShort { length: 0, .. }));
        let long = "w".repeat(129);
        assert!(matches!(refused(&long), TextError::TooLong { length: 129, .. }));
    }

    #[test]
    fn a_vendor_may_take_names_that_start_with_a_digit() {
        let rules = NameRules { length: 2..=64, letter_first: false, ..NameRules::default() };
        assert!(InstanceName::parse("1web", &rules).is_ok());
        assert!(InstanceName::parse(&"w".repeat(65), &rules).is_err());
    }

    #[test]
    fn every_name_of_a_batch_is_checked() {
        let batch = |text: &str, count| InstanceName::batch(&NamePattern::parse(text), count, &NameRules::default());
        let names = batch("web-[9,2]-a", 2).unwrap();
        assert_eq!(names[1].as_str(), "web-10-a");
        assert!(batch(&format!("{}[99,2]", "w".repeat(126)), 1).is_ok());
        assert!(batch(&format!("{}[99,2]", "w".repeat(126)), 2).is_err());
    }
}
