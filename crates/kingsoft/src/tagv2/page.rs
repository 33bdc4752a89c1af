//! Pages that are counted from 1.
//!
//! Terraform's provider asks for page 1 and then for page 201: it finds an empty one there, and stops.

use compute::listing::{Part, Window};
use schemars::JsonSchema;
use serde::Deserialize;
use wire::Problem;

use crate::field::Whole;
use crate::page::cut;

/// Which page of a list is wanted.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Paging {
    /// Number of the page, from 1.
    #[serde(default)]
    page: Page,
    /// How many items a page has: 1 to 1,000, by default 20. GUESS: no page of the vendor says either.
    #[serde(default)]
    page_size: PageSize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
struct Page(#[schemars(with = "i64", range(min = 1))] i64);

impl Default for Page {
    fn default() -> Self {
        Self(1)
    }
}

impl TryFrom<String> for Page {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        let number = Whole::try_from(text)?.0;
        if number >= 1 { Ok(Self(number)) } else { Err(Problem::Range) }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
struct PageSize(#[schemars(with = "i64", range(min = 1, max = 1_000))] i64);

impl Default for PageSize {
    fn default() -> Self {
        Self(20)
    }
}

impl TryFrom<String> for PageSize {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        match Whole::try_from(text)?.0 {
            size @ 1..=1_000 => Ok(Self(size)),
            _ => Err(Problem::Range),
        }
    }
}

impl Paging {
    /// The number of the page.
    pub(super) fn page(&self) -> i64 {
        self.page.0
    }

    /// How many items it may have.
    pub(super) fn size(&self) -> i64 {
        self.page_size.0
    }

    /// The page of a list that is there as a whole.
    pub(super) fn of<T>(&self, items: Vec<T>) -> Part<T> {
        cut(items, Window::page(self.page.0, self.page_size.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_behind_the_end_is_empty() {
        let page = |number: &str, size: &str| Paging {
            page: Page::try_from(number.to_owned()).unwrap(),
            page_size: PageSize::try_from(size.to_owned()).unwrap(),
        };
        assert_eq!(page("2", "2").of(vec![1, 2, 3]).items, [3]);
        let behind = page("201", "200").of(vec![1, 2, 3]);
        assert_eq!((behind.items, behind.total), (Vec::new(), 3));
        assert_eq!(Page::try_from("0".to_owned()), Err(Problem::Range));
        assert_eq!(PageSize::try_from("1001".to_owned()), Err(Problem::Range));
    }
}
