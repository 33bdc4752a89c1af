//! The rule: find a key.

use store::{Scope, table};

use super::Key;
use crate::error::{Error, Result};

/// The key with this identifier, in whichever region.
pub fn find(scope: &mut Scope<'_>, id: &str) -> store::Result<Option<Key>> {
    table::find(scope, id)
}

/// The key with this identifier in a region.
pub fn get(scope: &mut Scope<'_>, region: &str, id: &str) -> Result<Key> {
    let found = find(scope, id)?.filter(|key| key.region == region);
    found.ok_or_else(|| Error::no_key(id))
}

/// The keys with these identifiers, in whichever region and order.
pub fn find_many(scope: &mut Scope<'_>, ids: &[&str]) -> store::Result<Vec<Key>> {
    table::find_many(scope, ids)
}
