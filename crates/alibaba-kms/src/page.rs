//! Which page of a list a call asks for, and that page in its answer.

use alibaba_core::list::{Listed, Page, Place};
use kernel::page::{Counted, Numbered};
use schemars::JsonSchema;
use serde::Deserialize;
use wire::Problem;

/// The page that a call asks for by its number.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[schemars(description = "")]
pub struct Pages {
    /// Page, from 1.
    #[serde(default)]
    page_number: PageNumber,
    /// Items of a page, 1 to 101; 10 by default.
    #[serde(default)]
    page_size: PageSize,
}

impl Pages {
    /// The page that is asked for.
    pub(crate) fn wanted(&self) -> Numbered {
        Numbered { number: self.page_number.0, size: self.page_size.0 }
    }

    /// The answer: this page of the list.
    pub(crate) fn answer<T, V: Listed>(&self, found: Counted<T>, view: impl FnMut(T) -> V) -> Page<V, Place> {
        let Numbered { number, size } = self.wanted();
        let place = Place { total_count: found.total, page_number: number, page_size: size };
        Page::at(found.items.into_iter().map(view), place)
    }
}

/// Number of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "i64")]
struct PageNumber(#[schemars(range(min = 1))] i64);

impl Default for PageNumber {
    fn default() -> Self {
        Self(1)
    }
}

impl TryFrom<i64> for PageNumber {
    type Error = Problem;

    fn try_from(number: i64) -> Result<Self, Problem> {
        if number >= 1 { Ok(Self(number)) } else { Err(Problem::Range) }
    }
}

/// How many items a page has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "i64")]
struct PageSize(#[schemars(range(min = 1, max = 101))] i64);

impl Default for PageSize {
    fn default() -> Self {
        Self(10)
    }
}

impl TryFrom<i64> for PageSize {
    type Error = Problem;

    fn try_from(size: i64) -> Result<Self, Problem> {
        if (1..=101).contains(&size) { Ok(Self(size)) } else { Err(Problem::Range) }
    }
}
