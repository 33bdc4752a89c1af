//! Versions of keys: each has material of its own.

use kernel::page::Counted;
use kernel::{Alphabet, IdFormat, Timestamp};
use store::{Scope, table};

use super::{Key, Spec, rows};
use crate::asymmetric;
use crate::error::{Error, Result};
use crate::listing::{Page, next_position};
use crate::vault::Vault;

/// Identifiers of versions. They have one length: what was encrypted begins with one.
const ID: IdFormat = IdFormat::new("kms-key-version", "", Alphabet::Uuid, ID_LENGTH);

/// How long identifiers of versions are.
pub(crate) const ID_LENGTH: usize = 36;

/// How many bytes a symmetric key has.
pub(crate) const SYMMETRIC: usize = 32;

/// A version of a key.
#[derive(Clone, PartialEq, Eq)]
pub struct Version {
    /// Identifier.
    pub id: String,
    /// Its place among the account's things.
    pub position: i64,
    /// The key.
    pub key_id: String,
    /// Its material, sealed.
    pub(crate) material: String,
    /// When it was made.
    pub created_at: Timestamp,
}

impl std::fmt::Debug for Version {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Version").field("id", &self.id).field("key_id", &self.key_id).finish_non_exhaustive()
    }
}

/// The version of a key with this identifier.
pub fn get(scope: &mut Scope<'_>, key: &Key, id: &str) -> Result<Version> {
    let found = find(scope, id)?.filter(|version| version.key_id == key.id);
    found.ok_or_else(|| Error::NoVersion { id: id.to_owned() })
}

/// The version with this identifier, of whichever key.
pub fn find(scope: &mut Scope<'_>, id: &str) -> store::Result<Option<Version>> {
    table::find(scope, id)
}

/// The versions of a key, newest first.
pub fn versions(scope: &mut Scope<'_>, key: &Key, page: Page) -> Result<Counted<Version>> {
    Ok(rows::versions(scope, &key.id, page)?)
}

/// Makes a version with fresh material.
pub(super) fn make(
    scope: &mut Scope<'_>,
    vault: Vault<'_>,
    key_id: &str,
    spec: Spec,
    created_at: Timestamp,
) -> Result<Version> {
    let material = match spec {
        Spec::Aes256 => scope.mint().bytes::<SYMMETRIC>("kms-material").to_vec(),
        Spec::Rsa2048 | Spec::Rsa3072 | Spec::P256 => asymmetric::generate(scope.mint(), spec)?,
    };
    let version = Version {
        id: scope.mint().draw(&ID),
        position: next_position(scope)?,
        key_id: key_id.to_owned(),
        material: vault.seal(scope.tenant_id(), &material),
        created_at,
    };
    table::insert(scope, [&version])?;
    Ok(version)
}

impl Version {
    /// Its material.
    pub(crate) fn open(&self, scope: &Scope<'_>, vault: Vault<'_>) -> Result<Vec<u8>> {
        vault.open(scope.tenant_id(), &self.material)
    }
}
