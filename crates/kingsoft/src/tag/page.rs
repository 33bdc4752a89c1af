//! Pages whose place is how many items stand before them.
//!
//! Terraform's provider counts the places itself and sends 0, 200, 400 and so on.

use compute::listing::{Part, Window};
use schemars::JsonSchema;
use serde::Deserialize;
use wire::Problem;

use crate::field::Whole;
use crate::kec::field::Offset;
use crate::page::cut;

/// How many items a page has, and how many stand before it.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Counted {
    /// How many the page has, 1 to 1,000; without it the list comes whole. GUESS: the bounds are not published.
    max_results: Option<MaxResults>,
    /// How many stand before the page: what the page before it gave.
    #[serde(default)]
    next_token: Offset,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
struct MaxResults(#[schemars(with = "i64", range(min = 1, max = 1_000))] i64);

impl TryFrom<String> for MaxResults {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        match Whole::try_from(text)?.0 {
            count @ 1..=1_000 => Ok(Self(count)),
            _ => Err(Problem::Range),
        }
    }
}

impl Counted {
    /// The page of a list that is there as a whole, and where the next one begins.
    pub(super) fn of<T>(&self, items: Vec<T>) -> (Part<T>, Option<String>) {
        let skip = i64::try_from(self.next_token.0).unwrap_or(i64::MAX);
        let limit = self.max_results.map_or(Window::ALL.limit, |count| count.0);
        let part = cut(items, Window { skip, limit, ..Window::ALL });
        let next = part.next.as_ref().map(ToString::to_string);
        (part, next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_begins_behind_as_many_items_as_its_token_says() {
        let page = |max_results: &str, next_token: &str| Counted {
            max_results: Some(MaxResults::try_from(max_results.to_owned()).unwrap()),
            next_token: Offset::try_from(next_token.to_owned()).unwrap(),
        };
        let (first, next) = page("2", "0").of(vec![1, 2, 3]);
        assert_eq!((first.items, first.total, next.as_deref()), (vec![1, 2], 3, Some("2")));
        let (second, next) = page("2", "2").of(vec![1, 2, 3]);
        assert_eq!((second.items, next), (vec![3], None));
        assert_eq!(page("200", "200").of(vec![1, 2, 3]).0.items, [0; 0]);
        assert_eq!(Counted::default().of(vec![1, 2, 3]).0.items, [1, 2, 3]);
        assert_eq!(MaxResults::try_from("0".to_owned()), Err(Problem::Range));
    }
}
