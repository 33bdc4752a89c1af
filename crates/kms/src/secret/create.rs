//! The rule: create a secret.

use kernel::Tags;
use store::{Scope, table};

use super::value::{Put, put_new};
use super::{CURRENT, Secret, TAGGED, find, place, rows};
use crate::error::{Error, Result};
use crate::listing::next_position;
use crate::vault::Vault;

/// How many secrets an account may have in a region.
const MOST: i64 = 1_000;

/// A secret to be made, with its first version.
#[derive(Debug, Clone)]
pub struct New<'n> {
    /// The region.
    pub region: &'n str,
    /// Name.
    pub name: &'n str,
    /// Free text; may be empty.
    pub description: String,
    /// The key that its versions are encrypted with; empty for the sandbox's own.
    pub key_id: String,
    /// Name of the first version.
    pub version: &'n str,
    /// The text.
    pub data: &'n str,
    /// The vendor's word for what the text is.
    pub data_type: &'n str,
    /// Tags.
    pub tags: Tags,
}

/// Creates a secret, whose first version is the current one.
pub fn create(scope: &mut Scope<'_>, vault: Vault<'_>, new: New<'_>) -> Result<Secret> {
    if find(scope, new.region, new.name)?.is_some() {
        return Err(Error::SecretTaken { name: new.name.to_owned() });
    }
    if rows::count_in(scope, new.region)? >= MOST {
        return Err(Error::TooMany { what: "secrets" });
    }
    let secret = Secret {
        place: place(new.region, new.name),
        position: next_position(scope)?,
        region: new.region.to_owned(),
        name: new.name.to_owned(),
        description: new.description,
        key_id: new.key_id,
        delete_at: None,
        created_at: scope.now(),
        updated_at: scope.now(),
    };
    table::insert(scope, [&secret])?;
    let stages = vec![CURRENT.to_owned()];
    put_new(scope, vault, &secret, &Put { version: new.version, data: new.data, data_type: new.data_type, stages })?;
    store::tag::set(scope, TAGGED, &secret.place, &new.tags)?;
    Ok(secret)
}
