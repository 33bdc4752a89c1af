//! Pages of the lists of VPC.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use compute::listing::{Part, Window};
use schemars::JsonSchema;
use serde::Deserialize;
use wire::Problem;

/// How many a page has, when the call says: without it a list comes as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct MaxResults(#[schemars(with = "i64", range(min = 1, max = 1_000))] usize);

impl TryFrom<String> for MaxResults {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        match text.trim().parse::<i64>().map(usize::try_from) {
            Ok(Ok(count)) if (1..=1_000).contains(&count) => Ok(Self(count)),
            Ok(_) => Err(Problem::Range),
            Err(_) => Err(Problem::Type),
        }
    }
}

/// Where a page begins: the text that the page before it gave, or an empty one. It hides an offset, as the
/// vendor's do.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct NextToken(#[schemars(with = "String")] usize);

impl TryFrom<String> for NextToken {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        if text.is_empty() {
            return Ok(Self(0));
        }
        let bytes = STANDARD.decode(text).map_err(|_| Problem::Value)?;
        let digits = String::from_utf8(bytes).map_err(|_| Problem::Value)?;
        digits.parse().map(Self).map_err(|_| Problem::Value)
    }
}

/// The page that a call asks for.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Paging {
    /// How many the page has; without it the list comes whole.
    max_results: Option<MaxResults>,
    /// Where the page begins.
    #[serde(default)]
    next_token: NextToken,
}

impl Paging {
    /// The part of the list.
    pub(crate) fn window(&self) -> Window {
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let limit = self.max_results.map_or(Window::ALL.limit, |size| number(size.0));
        Window { skip: number(self.next_token.0), limit, ..Window::ALL }
    }
}

/// The text that leads to what is behind this part of a list.
pub(crate) fn next_token<T>(part: &Part<T>, window: Window) -> Option<String> {
    part.next.map(|_| STANDARD.encode(window.skip.saturating_add(window.limit).to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_comes_whole_unless_a_page_is_asked_for() {
        let window = |max_results, next_token| Paging { max_results, next_token }.window();
        assert_eq!(window(None, NextToken(0)), Window::ALL);
        let first = window(Some(MaxResults(2)), NextToken(0));
        assert_eq!((first.skip, first.limit), (0, 2));
        let part = Part { items: vec![1, 2], total: 3, next: Some(7) };
        let next = next_token(&part, first);
        assert_eq!(next.as_deref(), Some("Mg=="));
        let second = window(Some(MaxResults(2)), NextToken::try_from(next.unwrap()).unwrap());
        assert_eq!((second.skip, second.limit), (2, 2));
        assert_eq!(next_token(&Part { next: None, ..part }, second), None);
        assert_eq!(NextToken::try_from("x".to_owned()), Err(Problem::Value));
    }
}
