//! Which part of a list is wanted, and that part.
//!
//! Lists run from the newest thing to the oldest. One statement finds the things of a part and counts what matches.

use std::collections::BTreeSet;

use store::table::{self, Table};
use store::tag::{self, Wanted};
use store::{Cells, Composed, FromRow, Result, Scope, ToValue, sql};

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

impl<T> Part<T> {
    /// The same part with other items.
    pub fn with<U>(self, items: Vec<U>) -> Part<U> {
        Part { items, total: self.total, next: self.next }
    }
}

/// What an extra of a thing is, for lists that are narrowed by what only the dialect reads.
#[derive(Debug, Clone, PartialEq)]
pub struct WantedExtra {
    /// The name of the extra.
    pub name: &'static str,
    /// What it may be; texts, numbers and truth values.
    pub values: Vec<serde_json::Value>,
    /// Whether a thing without it is wanted as well.
    pub or_absent: bool,
}

/// What the things of a list must meet; a condition is there only when it is asked for.
#[derive(Debug)]
pub(crate) struct Conditions {
    tenant: i64,
    query: Composed,
    order: Option<&'static str>,
    /// Whether few things can be left, which are found by their keys.
    is_narrow: bool,
}

impl Conditions {
    /// The things of the account.
    pub(crate) fn of<T: Table>(scope: &Scope<'_>) -> Self {
        let (tenant, mut query) = (scope.tenant_id().0, Composed::new(T::LETTER));
        query.push(".tenant = ").bind(tenant);
        Self { tenant, query, order: None, is_narrow: false }
    }

    /// The things that other accounts share with this one; `select` begins the condition and ends with the column in which the
    /// key of this account stands.
    pub(crate) fn shared(scope: &Scope<'_>, select: &str) -> Self {
        let (tenant, mut query) = (scope.tenant_id().0, Composed::new(select));
        query.push(" = ").bind(tenant).push(")");
        Self { tenant, query, order: None, is_narrow: true }
    }

    /// The column has this value.
    pub(crate) fn equal(&mut self, column: &str, value: Option<impl ToValue>) -> &mut Self {
        self.compare(column, "=", value)
    }

    /// The column compares so with this value.
    pub(crate) fn compare(&mut self, column: &str, how: &str, value: Option<impl ToValue>) -> &mut Self {
        if let Some(value) = value {
            self.push(column).push(" ").push(how).push(" ").bind(value);
        }
        self
    }

    /// The column has one of these values; none meets an empty list.
    pub(crate) fn one_of(&mut self, column: &str, values: Option<&[String]>) -> &mut Self {
        if let Some(values) = values {
            self.push("").push_in(column, values);
        }
        self
    }

    /// The key, or what the thing belongs to, is one of these; there is an index of it.
    pub(crate) fn keyed(&mut self, column: &str, keys: Option<&[String]>) -> &mut Self {
        self.is_narrow |= keys.is_some();
        self.one_of(column, keys)
    }

    /// The thing belongs to this one, of which there is an index.
    pub(crate) fn belonging(&mut self, column: &str, value: Option<&String>) -> &mut Self {
        self.is_narrow |= value.is_some();
        self.equal(column, value)
    }

    /// The key is one of those that the rest of the statement reads, which begins here and ends with a bracket.
    pub(crate) fn within(&mut self, column: &str, select: &str) -> &mut Composed {
        self.is_narrow = true;
        let tenant = self.tenant;
        self.push(column).push(" IN (").push(select).push(" = ").bind(tenant)
    }

    /// The column is like a text in which `*` stands for anything, whatever the case of ASCII letters.
    pub(crate) fn like(&mut self, column: &str, glob: Option<&String>) -> &mut Self {
        if let Some(glob) = glob {
            let pattern = like(glob).to_ascii_lowercase();
            self.push("lower(").push(column).push(") LIKE ").bind(pattern).push(" ESCAPE '!'");
        }
        self
    }

    /// There is something in the column, or nothing.
    pub(crate) fn present(&mut self, column: &str, is_present: Option<bool>) -> &mut Self {
        if let Some(is_present) = is_present {
            self.push(column).push(if is_present { " IS NOT NULL" } else { " IS NULL" });
        }
        self
    }

    /// The thing in the column has these tags.
    pub(crate) fn tagged(&mut self, kind: &str, column: &str, tags: &[Wanted]) -> &mut Self {
        self.is_narrow |= !tags.is_empty();
        tag::push_having(&mut self.query, self.tenant, kind, column, tags);
        self
    }

    /// The things come in another order than from the newest to the oldest. Windows then skip, and have no `after`.
    pub(crate) fn order_by(&mut self, order: &'static str) -> &mut Self {
        self.order = Some(order);
        self
    }

    /// The interface in the column is in one of these security groups.
    pub(crate) fn in_groups(&mut self, column: &str, groups: Option<&[String]>) -> &mut Self {
        if let Some(groups) = groups {
            let tenant = self.tenant;
            let query =
                self.push(column).push(" IN (SELECT m.interface_id FROM security_group_members m WHERE m.tenant = ");
            query.bind(tenant).push(" AND ").push_in("m.group_id", groups).push(")");
        }
        self
    }

    /// The extras in the column have one of these values under a name, or nothing under it.
    pub(crate) fn extra(&mut self, column: &str, wanted: &WantedExtra) -> &mut Self {
        // Extras are kept as JSON without spaces; inside a text its quotes are escaped, so nothing else looks like this.
        let name = format!("\"{}\":", wanted.name);
        let query = self.push("(1 = 0");
        let sought: BTreeSet<_> = wanted.values.iter().map(ToString::to_string).collect();
        let sought: Vec<_> = sought.iter().collect();
        // SQLite takes a chain of a thousand alternatives at most, so they stand in groups.
        for group in sought.chunks(100) {
            query.push(" OR (1 = 0");
            for (value, end) in group.iter().flat_map(|value| [(value, ","), (value, "}")]) {
                query.push(" OR replace(").push(column).push(", ").bind(format!("{name}{value}{end}"));
                query.push(", '') <> ").push(column);
            }
            query.push(")");
        }
        if wanted.or_absent {
            query.push(" OR replace(").push(column).push(", ").bind(name).push(", '') = ").push(column);
        }
        query.push(")");
        self
    }

    /// Another condition, which begins with this text. Tables of another letter are asked about with the tenant.
    pub(crate) fn push(&mut self, text: &str) -> &mut Composed {
        self.query.push(" AND ").push(text)
    }

    /// Key of the account.
    pub(crate) fn tenant(&self) -> i64 {
        self.tenant
    }
}

/// A thing with what its statement says about the list.
struct Listed<T> {
    thing: T,
    place: i64,
    total: i64,
}

impl<T: FromRow> FromRow for Listed<T> {
    fn columns() -> Vec<&'static str> {
        let mut columns = T::columns();
        columns.extend(["place", "total"]);
        columns
    }

    fn from_row(cells: &mut Cells<'_>) -> Result<Self> {
        Ok(Self { thing: T::from_row(cells)?, place: cells.read()?, total: cells.read()? })
    }
}

/// The part of a list that lies in a window. The conditions are about columns of the table itself.
pub(crate) fn part<T: Table>(scope: &mut Scope<'_>, conditions: &Conditions, window: Window) -> Result<Part<T>> {
    let mut found: Vec<Listed<T>> = page::<T>(conditions, &window).fetch_all(scope.conn()?)?;
    if found.is_empty() && (window.after.is_some() || window.skip > 0) {
        // The list ends before this part begins, and no thing says how many there are.
        let total: Option<i64> = conditions.query.reworded(count::<T>).fetch_optional(scope.conn()?)?;
        let total = total.unwrap_or(0);
        return Ok(Part { items: Vec::new(), total, next: None });
    }
    // One row more than wanted tells whether more follow.
    let limit = usize::try_from(window.limit).unwrap_or(usize::MAX);
    let more = found.len() > limit;
    found.truncate(limit);
    let total = found.first().map_or(0, |listed| listed.total);
    let next = found.last().filter(|_| more).map(|listed| listed.place);
    Ok(Part { items: found.into_iter().map(|listed| listed.thing).collect(), total, next })
}

/// The statement that counts what meets conditions.
fn count<T: Table>(conditions: &str) -> String {
    format!("SELECT COUNT(*) AS total FROM {} {} WHERE {conditions}", T::NAME, T::LETTER)
}

/// The statement that reads a part of a list, with one row more than wanted.
fn page<T: Table>(conditions: &Conditions, window: &Window) -> Composed {
    let (list, name, letter, joins) = (table::list::<T>(), T::NAME, T::LETTER, T::JOINS);
    let mut query = conditions.query.reworded(|conditions| {
        let total = count::<T>(conditions);
        format!(
            "SELECT {list}, {letter}.position AS place, ({total}) AS total FROM {name} {letter} {joins} \
             WHERE {conditions}"
        )
    });
    if let Some(after) = window.after {
        query.push(" AND ").push(letter).push(".position < ").bind(after);
    }
    // SQLite takes an account to have few things, and would look for some by walking over all in the order of their
    // positions. The sign keeps it from that.
    let sign = if conditions.is_narrow { "+" } else { "" };
    let newest_first = format!("{sign}{letter}.position DESC");
    query.push(" ORDER BY ").push(conditions.order.unwrap_or(&newest_first));
    query.push(" LIMIT ").bind(window.limit.saturating_add(1));
    query.push(" OFFSET ").bind(window.skip);
    query
}

/// How SQLite looks for the first part of a list; `None` on another engine.
#[cfg(test)]
pub(crate) fn plan<T: Table>(scope: &mut Scope<'_>, conditions: &Conditions) -> Option<Vec<String>> {
    let query = page::<T>(conditions, &Window::page(1, 10)).reworded(|text| format!("EXPLAIN QUERY PLAN {text}"));
    let lines: Vec<(i64, i64, i64, String)> = query.fetch_all(scope.conn().ok()?).ok()?;
    Some(lines.into_iter().map(|(.., line)| line).collect())
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
pub(crate) fn next_position(scope: &mut Scope<'_>) -> Result<i64> {
    Ok(next_positions(scope, 1)?.start)
}

/// The next positions in an account, as many as are wanted.
pub(crate) fn next_positions(scope: &mut Scope<'_>, count: i64) -> Result<std::ops::Range<i64>> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "INSERT INTO compute_positions (tenant, last) VALUES ($1, $2)
         ON CONFLICT (tenant) DO UPDATE SET last = compute_positions.last + excluded.last RETURNING last",
        tenant,
        count,
    );
    let last: i64 = query.fetch_one(scope.conn()?)?;
    Ok(last - count + 1..last + 1)
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
}
