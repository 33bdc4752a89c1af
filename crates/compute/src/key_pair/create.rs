//! The rule: keep the public half of a key pair.

use kernel::Tags;
use store::{Scope, table};

use super::{KeyPair, PublicKey, TAGGED, rows};
use crate::Location;
use crate::error::{Error, Kind, Result};
use crate::listing::next_position;
use crate::resource::key_in;

/// How many key pairs a region may have.
const MOST: i64 = 500;

/// A key pair to be kept.
#[derive(Debug)]
pub struct New {
    /// The name by which requests speak of it; its identifier where there is none.
    pub name: Option<String>,
    /// What it is called; may be empty.
    pub label: String,
    /// Its public half.
    pub public_key: PublicKey,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// Tags.
    pub tags: Tags,
}

/// Keeps a key pair under a name that the region does not have yet.
pub fn create(scope: &mut Scope<'_>, location: &Location<'_>, new: New) -> Result<KeyPair> {
    let id = location.draw(scope, |formats| &formats.key_pair);
    let name = new.name.unwrap_or_else(|| id.clone());
    let key = key_in(location.region, &name);
    if table::find::<KeyPair>(scope, &key)?.is_some() {
        return Err(Error::NameTaken { kind: Kind::KeyPair, name });
    }
    if rows::count_in(scope, location.region)? >= MOST {
        return Err(Error::QuotaReached { kind: Kind::KeyPair });
    }
    let pair = KeyPair {
        position: next_position(scope)?,
        region: location.region.to_owned(),
        name,
        label: new.label,
        id,
        public_key: new.public_key.line().to_owned(),
        fingerprint: new.public_key.fingerprint(),
        resource_group: new.resource_group,
        created_at: scope.now(),
        key,
    };
    table::insert(scope, [&pair])?;
    store::tag::set(scope, TAGGED, &pair.key, &new.tags)?;
    Ok(pair)
}
