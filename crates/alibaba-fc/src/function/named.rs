//! The name of a function.

use schemars::JsonSchema;
use serde::Deserialize;
use wire::Problem;

/// A name: 1 to 64 letters, digits, `_` and `-`, which begins with neither a digit nor `-`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(super) struct FunctionName(#[schemars(length(min = 1, max = 64))] String);

impl TryFrom<String> for FunctionName {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        if text.is_empty() {
            return Err(Problem::Missing);
        }
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
        let begins = text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
        if begins && text.len() <= 64 && text.chars().all(plain) { Ok(Self(text)) } else { Err(Problem::Value) }
    }
}

impl std::ops::Deref for FunctionName {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

/// The function that a call is about.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(description = "")]
pub struct Named {
    /// Name of the function.
    pub(super) function_name: FunctionName,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_begins_with_a_letter_or_an_underscore() {
        let is_name = |text: &str| FunctionName::try_from(text.to_owned()).is_ok();
        assert!(["resize", "_job", "a-1_B", &"x".repeat(64)].into_iter().all(is_name));
        assert!(!["", "1job", "-job", "a.b", "a b", "\u{51fd}", &"x".repeat(65)].into_iter().any(is_name));
    }
}
