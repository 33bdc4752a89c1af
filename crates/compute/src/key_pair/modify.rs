//! The rule: call a key pair otherwise.

use store::{Scope, table};

use super::{KeyPair, get};
use crate::error::Result;

/// Calls the key pair with this name in a region otherwise. It keeps its name.
pub fn modify(scope: &mut Scope<'_>, region: &str, name: &str, label: &str) -> Result<()> {
    let pair = KeyPair { label: label.to_owned(), ..get(scope, region, name)? };
    table::update(scope, &pair, &["label"])?;
    Ok(())
}
