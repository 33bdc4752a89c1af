//! Texts that customers write about their resources, and why one is refused.

use std::ops::RangeInclusive;

/// Why a text is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// It has too few characters.
    #[error("{length} characters are too few, the least is {least}")]
    TooShort {
        /// How many it has.
        length: usize,
        /// How many it must have.
        least: usize,
    },
    /// It has too many characters.
    #[error("{length} characters are too many, the most is {most}")]
    TooLong {
        /// How many it has.
        length: usize,
        /// How many it may have.
        most: usize,
    },
    /// It starts with a character that it may contain but not start with.
    #[error("it starts with `{found}`")]
    BadStart {
        /// The first character.
        found: char,
    },
    /// It ends with a character that it may contain but not end with.
    #[error("it ends with `{found}`")]
    BadEnd {
        /// The last character.
        found: char,
    },
    /// It contains a character that it may not.
    #[error("it contains `{found}`")]
    BadCharacter {
        /// The first such character.
        found: char,
    },
    /// Two punctuation marks stand side by side.
    #[error("it contains `{first}{second}`")]
    DoubledMark {
        /// The first mark.
        first: char,
        /// The mark behind it.
        second: char,
    },
    /// It has nothing but digits.
    #[error("it consists of digits only")]
    OnlyDigits,
    /// It starts like the address of a web page.
    #[error("it starts like a web address")]
    WebAddress,
    /// It mixes too few kinds of characters.
    #[error("it has {found} kinds of characters and needs {needed}")]
    TooFewKinds {
        /// How many kinds it has.
        found: usize,
        /// How many it needs.
        needed: usize,
    },
}

/// A remark on a resource.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Description(String);

impl Description {
    /// How long the description of an instance may be.
    pub const OF_INSTANCE: RangeInclusive<usize> = 2..=256;

    /// Reads a description of a length that is allowed for its kind of resource.
    pub fn parse(text: &str, length: RangeInclusive<usize>) -> Result<Self, TextError> {
        check_length(text, length)?;
        check_not_web_address(text)?;
        Ok(Self(text.to_owned()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<Description> for String {
    fn from(description: Description) -> Self {
        description.0
    }
}

/// Counts characters, not bytes: a Chinese character is one.
pub(super) fn check_length(text: &str, allowed: RangeInclusive<usize>) -> Result<(), TextError> {
    let length = text.chars().count();
    if length < *allowed.start() {
        return Err(TextError::TooShort { length, least: *allowed.start() });
    }
    if length > *allowed.end() {
        return Err(TextError::TooLong { length, most: *allowed.end() });
    }
    Ok(())
}

pub(super) fn check_not_web_address(text: &str) -> Result<(), TextError> {
    let starts = |prefix: &str| text.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
    if starts("http://") || starts("https://") {
        return Err(TextError::WebAddress);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_is_measured_in_characters() {
        let of_instance = Description::OF_INSTANCE;
        assert!(Description::parse(&"云".repeat(256), of_instance.clone()).is_ok());
        assert_eq!(
            Description::parse(&"云".repeat(257), of_instance.clone()),
            Err(TextError::TooLong { length: 257, most: 256 })
        );
        assert_eq!(Description::parse("x", of_instance), Err(TextError::TooShort { length: 1, least: 2 }));
    }

    #[test]
    fn a_description_does_not_start_like_a_web_address() {
        let parse = |text| Description::parse(text, Description::OF_INSTANCE);
        assert_eq!(parse("http://a"), Err(TextError::WebAddress));
        assert_eq!(parse("HTTPS://a"), Err(TextError::WebAddress));
        assert!(parse("see http://a").is_ok());
        assert!(parse("http云云").is_ok());
    }
}
