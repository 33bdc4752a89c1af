//! Passwords that are set on instances.

use std::fmt;
use std::ops::RangeInclusive;

use super::text::{TextError, check_length};
use crate::catalogue::OperatingSystem;

/// Which kinds of characters a password must mix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mixture {
    /// This many of capitals, small letters, digits and marks.
    AnyOf(usize),
    /// Capitals, small letters and digits; marks may join them.
    LettersAndDigits,
}

/// What a vendor accepts as a password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PasswordRules {
    /// How many characters.
    pub length: RangeInclusive<usize>,
    /// What it must mix.
    pub mixture: Mixture,
    /// What may stand in it beside letters and digits.
    pub marks: &'static str,
    /// A character it may not start with.
    pub never_first: Option<char>,
}

impl PasswordRules {
    /// The usual rules for an operating system.
    pub fn of(os: OperatingSystem) -> Self {
        Self {
            length: 8..=30,
            mixture: Mixture::AnyOf(3),
            marks: r"()`~!@#$%^&*-_+=|{}[]:;'<>,.?/",
            never_first: match os {
                OperatingSystem::Linux => None,
                OperatingSystem::Windows => Some('/'),
            },
        }
    }
}

/// A password, which stays out of logs.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

impl Password {
    /// Reads a password. What is refused is told without repeating more than one character.
    pub fn parse(text: &str, rules: &PasswordRules) -> Result<Self, TextError> {
        check_length(text, rules.length.clone())?;
        let allowed = |found: char| found.is_ascii_alphanumeric() || rules.marks.contains(found);
        if let Some(found) = text.chars().find(|found| !allowed(*found)) {
            return Err(TextError::BadCharacter { found });
        }
        if let Some(found) = text.chars().next()
            && rules.never_first == Some(found)
        {
            return Err(TextError::BadStart { found });
        }
        let has = |kind: fn(&char) -> bool| usize::from(text.chars().any(|found| kind(&found)));
        let letters_and_digits =
            has(char::is_ascii_uppercase) + has(char::is_ascii_lowercase) + has(char::is_ascii_digit);
        let (found, needed) = match rules.mixture {
            Mixture::AnyOf(needed) => (letters_and_digits + has(char::is_ascii_punctuation), needed),
            Mixture::LettersAndDigits => (letters_and_digits, 3),
        };
        if found < needed {
            return Err(TextError::TooFewKinds { found, needed });
        }
        Ok(Self(text.to_owned()))
    }

    /// The text, for the one place that keeps it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Password(hidden)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn linux(text: &str) -> Result<Password, TextError> {
        Password::parse(text, &PasswordRules::of(OperatingSystem::Linux))
    }

    #[test]
    fn three_kinds_of_characters_are_enough() {
        for text in ["Abcdefg1", "abcdef1!", "ABCDEF1!", "Abcdefg!", "/Abcdef1"] {
            assert_eq!(linux(text).unwrap().reveal(), text);
        }
        let refused = linux("abcdefg1").unwrap_err();
        assert_eq!(refused, TextError::TooFewKinds { found: 2, needed: 3 });
    }

    #[test]
    fn length_and_characters_are_bounded() {
        assert!(matches!(linux("Abcde1!"), Err(TextError::TooShort { .. })));
        let long = format!("Aa1{}", "x".repeat(28));
        assert!(matches!(linux(&long), Err(TextError::TooLong { .. })));
        let space = TextError::BadCharacter { found: ' ' };
        assert_eq!(linux("Abcd efg1"), Err(space));
        assert!(linux("Abcdéfg1").is_err());
    }

    #[test]
    fn windows_refuses_a_leading_slash() {
        let rules = PasswordRules::of(OperatingSystem::Windows);
        let refused = Password::parse("/Abcdef1", &rules);
        assert_eq!(refused, Err(TextError::BadStart { found: '/' }));
    }

    #[test]
    fn a_vendor_may_ask_for_letters_of_both_sizes_and_digits() {
        let rules = PasswordRules {
            length: 8..=32,
            mixture: Mixture::LettersAndDigits,
            ..PasswordRules::of(OperatingSystem::Linux)
        };
        assert!(Password::parse("Abcdefg1", &rules).is_ok());
        assert!(Password::parse("abcdef1!", &rules).is_err());
    }

    #[test]
    fn a_password_does_not_show_in_logs() {
        let password = linux("Abcdefg1").unwrap();
        assert_eq!(format!("{password:?}"), "Password(hidden)");
    }
}
