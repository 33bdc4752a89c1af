//! The rule: create a key.

use kernel::{IdFormat, Tags};
use store::{Scope, table};

use super::{Key, Spec, TAGGED, Usage, rows, version};
use crate::error::{Error, Result};
use crate::listing::next_position;
use crate::vault::Vault;

/// How many keys of its own an account may have in a region.
const MOST: i64 = 200;

/// A key to be made.
#[derive(Debug, Clone)]
pub struct New<'n> {
    /// The region.
    pub region: &'n str,
    /// How identifiers are spelt, and the letters that those of the region begin with.
    pub format: &'static IdFormat,
    /// The letters of the region.
    pub code: &'n str,
    /// The service of the cloud that makes it; empty where the account does.
    pub service: &'n str,
    /// Free text; may be empty.
    pub description: String,
    /// Which algorithm and length it has.
    pub spec: Spec,
    /// What it is for.
    pub usage: Usage,
    /// The vendor's word for how its material is guarded.
    pub protection_level: String,
    /// After how many seconds it is rotated by itself.
    pub rotates_every: Option<i64>,
    /// Tags.
    pub tags: Tags,
}

/// Creates a key with its first version.
pub fn create(scope: &mut Scope<'_>, vault: Vault<'_>, new: New<'_>) -> Result<Key> {
    if new.service.is_empty() && rows::count_own(scope, new.region)? >= MOST {
        return Err(Error::TooMany { what: "keys" });
    }
    let id = scope.mint().draw_in(new.format, new.code);
    let first = version::make(scope, vault, &id, new.spec, scope.now())?;
    let key = Key {
        position: next_position(scope)?,
        region: new.region.to_owned(),
        service: new.service.to_owned(),
        description: new.description,
        spec: new.spec,
        usage: new.usage,
        protection_level: new.protection_level,
        enabled: true,
        delete_at: None,
        rotates_every: new.rotates_every,
        rotated_at: scope.now(),
        protected: false,
        protected_for: String::new(),
        primary_version: first.id,
        created_at: scope.now(),
        id,
    };
    table::insert(scope, [&key])?;
    store::tag::set(scope, TAGGED, &key.id, &new.tags)?;
    super::rotate::wake(scope, &key);
    Ok(key)
}
