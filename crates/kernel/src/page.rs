//! Pages of long lists.

/// One page of a list, and where the next begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paged<T> {
    /// The items of this page, in the list's order.
    pub items: Vec<T>,
    /// Where the next page begins; `None` on the last one.
    pub next: Option<String>,
}

impl<T> Paged<T> {
    /// Cuts a page from rows that were asked for with one more than `limit`; `mark` names the last row kept.
    pub fn cut(mut rows: Vec<T>, limit: usize, mark: impl FnOnce(&T) -> String) -> Self {
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next = if more { rows.last().map(mark) } else { None };
        Self { items: rows, next }
    }

    /// The same page with other items.
    pub fn map<U>(self, change: impl FnMut(T) -> U) -> Paged<U> {
        Paged { items: self.items.into_iter().map(change).collect(), next: self.next }
    }
}

/// A page asked for by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numbered {
    /// Its number; the first is 1.
    pub number: i64,
    /// How many items a page has.
    pub size: i64,
}

impl Numbered {
    /// How many items come before it.
    pub fn skip(self) -> i64 {
        self.number.saturating_sub(1).max(0).saturating_mul(self.size)
    }
}

/// One page of a list whose length is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted<T> {
    /// The items of this page, in the list's order.
    pub items: Vec<T>,
    /// How many the whole list has.
    pub total: i64,
}

impl<T> Counted<T> {
    /// The same page with other items.
    pub fn map<U>(self, change: impl FnMut(T) -> U) -> Counted<U> {
        Counted { items: self.items.into_iter().map(change).collect(), total: self.total }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_begins_behind_those_before_it() {
        let skip = |number, size| Numbered { number, size }.skip();
        assert_eq!((skip(1, 10), skip(3, 10), skip(0, 10), skip(i64::MAX, 100)), (0, 20, 0, i64::MAX));
    }

    #[test]
    fn the_last_page_has_no_mark() {
        let mark = |n: &i32| n.to_string();
        assert_eq!(Paged::cut(vec![1, 2, 3], 2, mark), Paged { items: vec![1, 2], next: Some("2".to_owned()) });
        assert_eq!(Paged::cut(vec![1, 2], 2, mark).next, None);
        assert_eq!(Paged::cut(vec![], 2, mark).next, None);
    }
}
