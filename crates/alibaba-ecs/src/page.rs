//! Which page of a list of ECS or VPC a call asks for, and that page in its answer.

use std::borrow::Cow;

use alibaba_core::list::{Listed, Page, Place};
use compute::listing::{Part, Window};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use wire::Problem;

use crate::ecs::field::NextToken;

/// The page that a call asks for by its number.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Numbered<const MOST: i64, const USUAL: i64 = 10> {
    /// Page, from 1.
    #[serde(default)]
    page_number: PageNumber,
    #[serde(default)]
    page_size: PageSize<MOST, USUAL>,
}

impl<const MOST: i64, const USUAL: i64> Numbered<MOST, USUAL> {
    /// The part of the list that is asked for.
    pub(crate) fn window(&self) -> Window {
        Window::page(self.page_number.0, self.page_size.0)
    }

    /// Where the page stands in a list of so many.
    pub(crate) fn place(&self, total: i64) -> Place {
        Place { total_count: total, page_number: self.page_number.0, page_size: self.page_size.0 }
    }

    /// The answer: this page of the list.
    pub(crate) fn answer<T, V: Listed>(&self, part: Part<T>, view: impl FnMut(T) -> V) -> Page<V, Place> {
        Page::at(part.items.into_iter().map(view), self.place(part.total))
    }

    /// The answer where the whole list is there.
    pub(crate) fn cut<T, V: Listed>(&self, items: Vec<T>, view: impl FnMut(T) -> V) -> Page<V, Place> {
        let Window { skip, limit, .. } = self.window();
        let count = |number: i64| usize::try_from(number).unwrap_or(usize::MAX);
        let total = i64::try_from(items.len()).unwrap_or(i64::MAX);
        Page::at(items.into_iter().skip(count(skip)).take(count(limit)).map(view), self.place(total))
    }
}

/// The page that a call asks for by its number, or by the token that the answer before it gave. A token or `MaxResults`
/// wins.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct NumberedOrToken<const MOST: i64, const LEAST_RESULTS: i64, const MOST_RESULTS: i64> {
    /// Page, from 1.
    #[serde(default)]
    page_number: PageNumber,
    #[serde(default)]
    page_size: PageSize<MOST>,
    #[serde(default)]
    max_results: MaxResults<LEAST_RESULTS, MOST_RESULTS>,
    /// Where the page begins.
    #[serde(default)]
    next_token: NextToken,
}

impl<const MOST: i64, const LEAST_RESULTS: i64, const MOST_RESULTS: i64>
    NumberedOrToken<MOST, LEAST_RESULTS, MOST_RESULTS>
{
    /// The part of the list that is asked for.
    pub(crate) fn window(&self) -> Window {
        let MaxResults(most) = self.max_results;
        if self.next_token.0.is_some() || most.is_some() {
            Window::after(self.next_token.0, most.unwrap_or(LEAST_RESULTS))
        } else {
            Window::page(self.page_number.0, self.page_size.0)
        }
    }

    /// The answer: this page of the list.
    pub(crate) fn answer<T, V: Listed>(&self, part: Part<T>, view: impl FnMut(T) -> V) -> Page<V, PlaceOrToken> {
        let place = Place { total_count: part.total, page_number: self.page_number.0, page_size: self.page_size.0 };
        let place = PlaceOrToken { place, next_token: NextToken::write(part.next) };
        Page::at(part.items.into_iter().map(view), place)
    }
}

/// The page that a call asks for by the token that the answer before it gave.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Tokened<const LEAST_RESULTS: i64, const MOST_RESULTS: i64> {
    #[serde(default)]
    max_results: MaxResults<LEAST_RESULTS, MOST_RESULTS>,
    /// Where the page begins.
    #[serde(default)]
    next_token: NextToken,
}

impl<const LEAST_RESULTS: i64, const MOST_RESULTS: i64> Tokened<LEAST_RESULTS, MOST_RESULTS> {
    /// The part of the list that is asked for.
    pub(crate) fn window(&self) -> Window {
        Window::after(self.next_token.0, self.most())
    }

    /// The answer: a part of the list, where the next one begins, and how many there are in all.
    pub(crate) fn answer<T, V: Listed>(&self, part: Part<T>, view: impl FnMut(T) -> V) -> Page<V, ResultsPlace> {
        let place = self.place(part.total, NextToken::write(part.next));
        Page::at(part.items.into_iter().map(view), place)
    }

    /// The answer where the whole list is there.
    pub(crate) fn cut<T, V: Listed>(&self, items: Vec<T>, view: impl FnMut(T) -> V) -> Page<V, ResultsPlace> {
        let total = i64::try_from(items.len()).unwrap_or(i64::MAX);
        let (items, next_token) = self.next_token.cut(items, self.most());
        Page::at(items.into_iter().map(view), self.place(total, next_token))
    }

    fn most(&self) -> i64 {
        self.max_results.0.unwrap_or(LEAST_RESULTS)
    }

    fn place(&self, total_count: i64, next_token: String) -> ResultsPlace {
        ResultsPlace { total_count, max_results: self.most(), next_token }
    }
}

/// How many items the list has, how many a page, and where the next page begins.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ResultsPlace {
    total_count: i64,
    max_results: i64,
    next_token: String,
}

/// Where the next page begins.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct TokenedPlace {
    next_token: String,
}

impl TokenedPlace {
    /// The answer: a part of a list, and where the next one begins.
    pub(crate) fn answer<T, V: Listed>(part: Part<T>, view: impl FnMut(T) -> V) -> Page<V, Self> {
        let next_token = NextToken::write(part.next);
        Page::at(part.items.into_iter().map(view), Self { next_token })
    }
}

/// Which page of how many items it is, and where the next one begins.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct PlaceOrToken {
    #[serde(flatten)]
    place: Place,
    next_token: String,
}

/// Number of a page, from 1.
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

/// How many items a page has: `USUAL` where nothing is said. A larger number is cut to `MOST`, the most a page holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "i64")]
struct PageSize<const MOST: i64, const USUAL: i64 = 10>(i64);

impl<const MOST: i64, const USUAL: i64> Default for PageSize<MOST, USUAL> {
    fn default() -> Self {
        Self(USUAL)
    }
}

impl<const MOST: i64, const USUAL: i64> TryFrom<i64> for PageSize<MOST, USUAL> {
    type Error = Problem;

    fn try_from(size: i64) -> Result<Self, Problem> {
        if size >= 1 { Ok(Self(size.min(MOST))) } else { Err(Problem::Range) }
    }
}

impl<const MOST: i64, const USUAL: i64> JsonSchema for PageSize<MOST, USUAL> {
    fn schema_name() -> Cow<'static, str> {
        format!("PageSize{MOST}Or{USUAL}").into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let text = format!("Items of a page, 1 to {MOST}; {USUAL} by default.");
        json_schema!({"type": "integer", "format": "int64", "minimum": 1, "description": text})
    }
}

/// How many items a page has that begins at a token. A number outside the bounds is moved to the bound; the least is
/// the default.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "i64")]
struct MaxResults<const LEAST: i64, const MOST: i64>(Option<i64>);

impl<const LEAST: i64, const MOST: i64> From<i64> for MaxResults<LEAST, MOST> {
    fn from(most: i64) -> Self {
        Self(Some(most.clamp(LEAST, MOST)))
    }
}

impl<const LEAST: i64, const MOST: i64> JsonSchema for MaxResults<LEAST, MOST> {
    fn schema_name() -> Cow<'static, str> {
        format!("MaxResults{LEAST}To{MOST}").into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let text = format!("Items of a page where `NextToken` counts, {LEAST} to {MOST}; {LEAST} by default.");
        json_schema!({"type": "integer", "format": "int64", "description": text})
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_wins_over_a_page() {
        let page = |token, most: Option<i64>| {
            let asked = NumberedOrToken::<100, 10, 100> {
                page_number: PageNumber(3),
                page_size: PageSize(20),
                max_results: most.map(MaxResults::from).unwrap_or_default(),
                next_token: NextToken(token),
            };
            asked.window()
        };
        assert_eq!(page(None, None), Window::page(3, 20));
        assert_eq!(page(Some(7), None), Window::after(Some(7), 10));
        assert_eq!(page(None, Some(3)), Window::after(None, 10));
        assert_eq!(page(None, Some(500)), Window::after(None, 100));
    }

    #[test]
    fn a_page_is_cut_to_the_most_it_holds() {
        assert_eq!(PageSize::<50>::try_from(60), Ok(PageSize(50)));
        assert_eq!(PageSize::<50>::default(), PageSize(10));
        assert!(PageSize::<50>::try_from(0).is_err() && PageNumber::try_from(0).is_err());
    }
}
