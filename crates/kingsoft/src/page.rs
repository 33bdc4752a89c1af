//! Pages whose place is the number of their first item, as EIP and SKS have them.
//!
//! Terraform's provider counts the places of pages itself and sends 1, 201, 401 and so on, whatever the page before it
//! answered; an answer's own token is such a number too.

use compute::listing::{Part, Window};
use schemars::JsonSchema;
use serde::Deserialize;
use wire::Problem;

/// How many items a page has, 5 to 1,000, and the number of its first item, from 1.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Numbered {
    /// How many the page has, 5 to 1,000; without it the list comes whole.
    max_results: Option<MaxResults>,
    /// Number of the first item of the page, from 1: what the page before it gave.
    #[serde(default)]
    next_token: First,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
struct MaxResults(#[schemars(with = "i64", range(min = 5, max = 1_000))] i64);

impl TryFrom<String> for MaxResults {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        match text.trim().parse() {
            Ok(count @ 5..=1_000) => Ok(Self(count)),
            Ok(_) => Err(Problem::Range),
            Err(_) => Err(Problem::Type),
        }
    }
}

/// How many items stand before the page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
struct First(#[schemars(with = "String")] i64);

impl TryFrom<String> for First {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        match text.trim() {
            "" => Ok(Self(0)),
            text => match text.parse::<i64>() {
                Ok(number @ 0..) => Ok(Self(number.saturating_sub(1).max(0))),
                _ => Err(Problem::Value),
            },
        }
    }
}

impl Numbered {
    /// The part of the list.
    pub(crate) fn window(&self) -> Window {
        let limit = self.max_results.map_or(Window::ALL.limit, |size| size.0);
        Window { skip: self.next_token.0, limit, ..Window::ALL }
    }
}

/// The part of a list that is there as a whole.
pub(crate) fn cut<T>(items: Vec<T>, window: Window) -> Part<T> {
    let place = |number: i64| usize::try_from(number).unwrap_or(usize::MAX);
    let total = i64::try_from(items.len()).unwrap_or(i64::MAX);
    let end = window.skip.saturating_add(window.limit);
    let next = Some(end).filter(|end| *end < total);
    Part { items: items.into_iter().skip(place(window.skip)).take(place(window.limit)).collect(), total, next }
}

/// The number of the first item behind this part of a list.
pub(crate) fn next<T>(part: &Part<T>, window: Window) -> Option<String> {
    part.next.map(|_| window.skip.saturating_add(window.limit).saturating_add(1).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_named_by_the_number_of_its_first_item() {
        let window = |max_results: &str, next_token: &str| {
            let max_results = Some(MaxResults::try_from(max_results.to_owned()).unwrap());
            Numbered { max_results, next_token: First::try_from(next_token.to_owned()).unwrap() }.window()
        };
        let first = window("200", "1");
        assert_eq!((first.skip, first.limit), (0, 200));
        assert_eq!(window("200", ""), first);
        let part = Part { items: vec![1], total: 300, next: Some(7) };
        assert_eq!(next(&part, first).as_deref(), Some("201"));
        assert_eq!(window("200", "201").skip, 200);
        assert_eq!(next(&Part { next: None, ..part }, first), None);
        assert_eq!(First::try_from("x".to_owned()), Err(Problem::Value));
        assert_eq!(MaxResults::try_from("4".to_owned()), Err(Problem::Range));
    }
}
