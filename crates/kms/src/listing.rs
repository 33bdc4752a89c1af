//! Pages of lists: one statement for the things of a page and one for how many the list has.

use kernel::page::{Counted, Numbered};
use store::table::{self, Table};
use store::{Composed, FromRow, Result, Scope, sql};

/// Which page of a list is wanted.
pub type Page = Numbered;

/// A page of the account's things, newest first. `narrow` continues a statement with conditions, each after ` AND `.
pub(crate) fn page<T: Table + FromRow>(
    scope: &mut Scope<'_>,
    page: Page,
    narrow: impl Fn(&mut Composed),
) -> Result<Counted<T>> {
    let mut query = table::select::<T>(scope);
    narrow(&mut query);
    query.push(" ORDER BY ").push(T::LETTER).push(".position DESC LIMIT ").bind(page.size);
    query.push(" OFFSET ").bind(page.skip());
    let items = query.fetch_all(scope.conn()?)?;
    let mut query = Composed::new(format!("SELECT COUNT(*) AS count FROM {} {}", T::NAME, T::LETTER));
    query.push(" WHERE ").push(T::LETTER).push(".tenant = ").bind(scope.tenant_id().0);
    narrow(&mut query);
    let total = query.fetch_optional(scope.conn()?)?.unwrap_or(0);
    Ok(Counted { items, total })
}

/// A text as a pattern of `LIKE`, with `!` before what is meant literally.
pub(crate) fn like(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len() + 4);
    for letter in text.chars() {
        if matches!(letter, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(letter);
    }
    pattern
}

/// The next place among the keys, versions and aliases of an account.
pub(crate) fn next_position(scope: &mut Scope<'_>) -> Result<i64> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "INSERT INTO compute_positions (tenant, last) VALUES ($1, 1)
         ON CONFLICT (tenant) DO UPDATE SET last = compute_positions.last + 1 RETURNING last",
        tenant,
    );
    query.fetch_one(scope.conn()?)
}
