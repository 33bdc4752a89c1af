//! Which part of a list is wanted, and that part.
//!
//! Lists run from the newest thing to the oldest. A statement finds the ids and counts what matches;
//! the things themselves are then read by id, so each table has one statement that names its columns.

use std::collections::BTreeSet;
use store::{row, sql};

/// Which part of a list is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// Begins behind the thing at this position, which an earlier part named as its `next`.
    pub after: Option<i64>,
    /// Leaves out this many.
    pub skip: i64,
    /// Has at most this many.
    pub limit: i64,
}

impl Window {
    /// Everything.
    pub const ALL: Self = Self { after: None, skip: 0, limit: i64::MAX - 1 };

    /// The page with this number, counted from 1, of pages with `size` things.
    pub fn page(number: i64, size: i64) -> Self {
        Self { after: None, skip: number.saturating_sub(1).max(0).saturating_mul(size), limit: size }
    }

    /// The part behind a position, or the first one.
    pub fn after(position: Option<i64>, limit: i64) -> Self {
        Self { after: position, skip: 0, limit }
    }

    /// What a statement compares positions with.
    pub(crate) fn bound(&self) -> i64 {
        self.after.unwrap_or(i64::MAX)
    }

    /// How many rows a statement asks for: one more than wanted tells whether more follow.
    pub(crate) fn rows(&self) -> i64 {
        self.limit.saturating_add(1)
    }

    /// Whether nothing was found because the list ends before this part begins.
    pub(crate) fn is_beyond(&self, hits: &[Hit]) -> bool {
        hits.is_empty() && (self.after.is_some() || self.skip > 0)
    }
}

/// Part of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part<T> {
    /// The things, newest first.
    pub items: Vec<T>,
    /// How many the whole list has.
    pub total: i64,
    /// Where the next part begins; `None` on the last one.
    pub next: Option<i64>,
}

row! {
    /// A row that matches.
    #[derive(Debug)]
    pub(crate) struct Hit {
        pub(crate) id: String,
        pub(crate) position: i64,
        pub(crate) total: i64,
    }
}

impl Part<String> {
    /// The ids of a part, from the rows that a statement found in a window. `whole` is what it found in the
    /// first window, when the list ended before this one.
    pub(crate) fn of(mut hits: Vec<Hit>, whole: &[Hit], window: &Window) -> Self {
        let total = hits.iter().chain(whole).map(|hit| hit.total).next().unwrap_or(0);
        let limit = usize::try_from(window.limit).unwrap_or(usize::MAX);
        let more = hits.len() > limit;
        hits.truncate(limit);
        let next = if more { hits.last().map(|hit| hit.position) } else { None };
        Self { items: hits.into_iter().map(|hit| hit.id).collect(), total, next }
    }
}

impl<T> Part<T> {
    /// The same part with other items.
    pub fn with<U>(self, items: Vec<U>) -> Part<U> {
        Part { items, total: self.total, next: self.next }
    }
}

/// Tags that things must have, as one statement can ask for them.
///
/// Each tag stands between `␟`, its key and value apart by `␞`, so that a statement finds it with `replace`,
/// which every database has.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TagFilter {
    /// Keys with their values.
    pub(crate) exact: String,
    /// Keys that may have any value.
    pub(crate) keys: String,
    /// How many tags there are.
    pub(crate) count: i64,
}

impl FromIterator<(String, Option<String>)> for TagFilter {
    /// Keys, each with the value it must have, or without one when any value will do.
    fn from_iter<I: IntoIterator<Item = (String, Option<String>)>>(tags: I) -> Self {
        let tags: BTreeSet<_> = tags.into_iter().collect();
        let mut filter = Self { count: i64::try_from(tags.len()).unwrap_or(i64::MAX), ..Self::default() };
        for (key, value) in tags {
            match value {
                Some(value) => filter.exact.extend(["␟", &key, "␞", &value, "␟"]),
                None => filter.keys.extend(["␟", &key, "␟"]),
            }
        }
        filter
    }
}

/// Ids that a list is narrowed to, as one statement can ask for them.
///
/// The bounds let an index find them; the text, with each id between bars, decides.
#[derive(Debug, Clone)]
pub(crate) struct Ids {
    pub(crate) low: String,
    pub(crate) high: String,
    pub(crate) text: Option<String>,
}

impl Ids {
    /// These ids; `None` for all there are.
    pub(crate) fn of(ids: Option<&[String]>) -> Self {
        // No id has a letter behind `~`.
        let any = || "~".to_owned();
        let Some(ids) = ids else { return Self { low: String::new(), high: any(), text: None } };
        let low = ids.iter().min().cloned().unwrap_or_else(any);
        let high = ids.iter().max().cloned().unwrap_or_default();
        Self { low, high, text: Some(bars(ids)) }
    }
}

/// Texts between bars; `None` when there are none.
pub(crate) fn any_of(texts: &[String]) -> Option<String> {
    (!texts.is_empty()).then(|| bars(texts))
}

fn bars(texts: &[String]) -> String {
    format!("|{}|", texts.join("|"))
}

/// A text in which `*` stands for anything, as a pattern of `LIKE` with `!` before what is meant literally.
pub(crate) fn like(glob: &str) -> String {
    let mut pattern = String::with_capacity(glob.len() + 8);
    for letter in glob.chars() {
        match letter {
            '*' => pattern.push('%'),
            '%' | '_' | '!' => pattern.extend(['!', letter]),
            _ => pattern.push(letter),
        }
    }
    pattern
}

/// The next position in an account.
pub(crate) fn next_position(scope: &mut store::Scope<'_>) -> store::Result<i64> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "INSERT INTO compute_positions (tenant, last) VALUES ($1, 1)
         ON CONFLICT (tenant) DO UPDATE SET last = compute_positions.last + 1 RETURNING last",
        tenant,
    );
    query.fetch_one(scope.conn()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_means_everything_but_the_star_literally() {
        assert_eq!(like("web-*_1%!"), "web-%!_1!%!!");
    }

    #[test]
    fn a_page_knows_where_it_begins() {
        assert_eq!(Window::page(1, 10).skip, 0);
        assert_eq!(Window::page(3, 10).skip, 20);
        assert_eq!(Window::page(0, 10).skip, 0);
        assert_eq!(Window::page(i64::MAX, 100).skip, i64::MAX);
    }

    #[test]
    fn one_row_too_many_says_that_more_follow() {
        let hits = |count: i64| (0..count).map(|n| Hit { id: n.to_string(), position: 10 - n, total: 3 }).collect();
        let window = Window::after(None, 2);
        assert_eq!(
            Part::of(hits(3), &[], &window),
            Part { items: vec!["0".into(), "1".into()], total: 3, next: Some(9) }
        );
        assert_eq!(Part::of(hits(2), &[], &window).next, None);
        assert_eq!(Part::of(Vec::new(), &[], &window).total, 0);
    }
}
