//! Why parameters cannot be read.

use std::fmt;

use serde::de;

/// A parameter was refused. The dialect, not the parser, chooses code and wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParamError {
    /// Name of the parameter, such as `Tag.2.Key`.
    pub path: String,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What is wrong with a parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// It is not there.
    Missing,
    /// It holds a character that it may not hold.
    Characters,
    /// It is too short or too long.
    Length,
    /// It does not have the form it must have.
    Format,
    /// The number is too small or too large.
    Range,
    /// It is none of the values it may be.
    Value,
    /// It is not a number, a truth value or a list where one is asked for.
    Type,
    /// Something else, in words.
    Other(String),
}

/// The parameters as a whole cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// There are too many of them.
    #[error("a call has at most {} parameters", super::MOST)]
    TooMany,
    /// A name has too many parts.
    #[error("a parameter's name has at most {} parts", super::DEEPEST)]
    TooDeep,
}

const WORDS: [(Problem, &str); 7] = [
    (Problem::Missing, "missing"),
    (Problem::Characters, "characters"),
    (Problem::Length, "length"),
    (Problem::Format, "format"),
    (Problem::Range, "range"),
    (Problem::Value, "value"),
    (Problem::Type, "type"),
];

/// The word of a problem. serde carries errors of newtypes as text; [`de::Error::custom`] reads it back.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, WORDS.iter().find(|(problem, _)| problem == self)) {
            (Self::Other(text), _) => f.write_str(text),
            (_, Some((_, word))) => f.write_str(word),
            (_, None) => Ok(()),
        }
    }
}

impl std::error::Error for Problem {}

impl ParamError {
    /// An error about the parameter that is being read.
    pub fn new(problem: Problem) -> Self {
        Self { path: String::new(), problem }
    }

    /// The error seen from the part above.
    pub(super) fn under(mut self, parent: &str) -> Self {
        self.path = if self.path.is_empty() { parent.to_owned() } else { format!("{parent}.{}", self.path) };
        self
    }
}

impl fmt::Display for ParamError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "parameter `{}`: {}", self.path, self.problem)
    }
}

impl std::error::Error for ParamError {}

impl de::Error for ParamError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        let text = message.to_string();
        let known = WORDS.iter().find(|(_, word)| *word == text).map(|(problem, _)| problem.clone());
        Self::new(known.unwrap_or(Problem::Other(text)))
    }

    fn missing_field(field: &'static str) -> Self {
        Self { path: field.to_owned(), problem: Problem::Missing }
    }

    /// A parameter that may not stand beside another that is there.
    fn duplicate_field(field: &'static str) -> Self {
        Self { path: field.to_owned(), problem: Problem::Value }
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self::new(Problem::Value)
    }

    fn invalid_value(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self::new(Problem::Value)
    }

    fn invalid_type(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self::new(Problem::Type)
    }

    fn invalid_length(_: usize, _: &dyn de::Expected) -> Self {
        Self::new(Problem::Length)
    }
}
