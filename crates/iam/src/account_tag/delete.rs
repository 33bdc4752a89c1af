//! The rule: delete a tag.

use store::Scope;

use super::rows;
use crate::error::{Blocker, Error, Kind, Result};

/// Deletes a tag, which nothing of these kinds may have.
pub fn delete(scope: &mut Scope<'_>, kinds: &[&str], key: &str, value: &str) -> Result<()> {
    let name = || format!("{key}:{value}");
    if rows::used(scope, kinds)?.contains_key(&(key.to_owned(), value.to_owned())) {
        return Err(Error::InUse { kind: Kind::AccountTag, name: name(), by: Blocker::Resource });
    }
    if rows::delete(scope, key, value)? { Ok(()) } else { Err(Error::not_found(Kind::AccountTag, name())) }
}
