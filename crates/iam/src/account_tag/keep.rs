//! The rule: keep tags.

use store::Scope;

use super::rows;
use crate::error::Result;

/// Keeps tags, given as keys and values, for the account. One that it keeps already stays as it is.
pub fn keep<'t>(scope: &mut Scope<'_>, tags: impl IntoIterator<Item = (&'t str, &'t str)>) -> Result<()> {
    for (key, value) in tags {
        rows::insert(scope, key, value)?;
    }
    Ok(())
}
