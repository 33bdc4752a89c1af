//! The rule: find a key pair.

use store::{Scope, table};

use super::KeyPair;
use crate::error::{Error, Kind, Result};
use crate::resource::key_in;

/// The key pair with this name in a region.
pub fn get(scope: &mut Scope<'_>, region: &str, name: &str) -> Result<KeyPair> {
    table::find(scope, &key_in(region, name))?.ok_or_else(|| Error::not_found(Kind::KeyPair, name))
}
