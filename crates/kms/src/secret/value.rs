//! The rules: keep a version of a secret, and hand one out.

use store::{Scope, table};

use super::update::enter;
use super::{CURRENT, Secret, Version, rows, version_place};
use crate::cipher::{self, Context};
use crate::error::{Error, Result};
use crate::key::{self, Key};
use crate::listing::next_position;
use crate::vault::Vault;

/// The longest text of a secret, in bytes.
pub(super) const LONGEST: usize = 30 * 1_024;

/// A version to be kept.
#[derive(Debug, Clone)]
pub struct Put<'p> {
    /// Name.
    pub version: &'p str,
    /// The text.
    pub data: &'p str,
    /// The vendor's word for what the text is.
    pub data_type: &'p str,
    /// The stages it is to be in.
    pub stages: Vec<String>,
}

/// Which version is to be handed out.
#[derive(Debug, Clone, Copy, Default)]
pub struct Which<'w> {
    /// The one of this name.
    pub version: Option<&'w str>,
    /// The one in this stage; the current one where nothing is said.
    pub stage: Option<&'w str>,
}

/// Keeps a version. One that is there already with the same text enters the stages; with another text it is refused.
pub fn put(scope: &mut Scope<'_>, vault: Vault<'_>, secret: &Secret, put: &Put<'_>) -> Result<Version> {
    secret.check_usable()?;
    let kept = table::find::<Version>(scope, &version_place(&secret.place, put.version))?;
    let Some(kept) = kept else { return put_new(scope, vault, secret, put) };
    let same = open(scope, vault, secret, &kept)? == put.data && kept.data_type == put.data_type;
    if !same {
        return Err(Error::VersionTaken { version: put.version.to_owned() });
    }
    enter(scope, secret, &kept, &put.stages)?;
    reread(scope, &kept)
}

/// Keeps a version that is not there yet.
pub(super) fn put_new(scope: &mut Scope<'_>, vault: Vault<'_>, secret: &Secret, put: &Put<'_>) -> Result<Version> {
    if put.data.is_empty() || put.data.len() > LONGEST {
        return Err(Error::Length);
    }
    let data = match key_of(scope, secret)? {
        Some(key) => cipher::encrypt_any(scope, vault, &key, put.data.as_bytes(), &bound(secret))?.text,
        None => vault.seal_data(scope.tenant_id(), put.data.as_bytes()),
    };
    let version = Version {
        version_place: version_place(&secret.place, put.version),
        position: next_position(scope)?,
        place: secret.place.clone(),
        name: put.version.to_owned(),
        stages: Vec::new(),
        data,
        data_type: put.data_type.to_owned(),
        created_at: scope.now(),
    };
    table::insert(scope, [&version])?;
    enter(scope, secret, &version, &put.stages)?;
    reread(scope, &version)
}

/// A version of a secret and its text.
pub fn value(scope: &mut Scope<'_>, vault: Vault<'_>, secret: &Secret, which: Which<'_>) -> Result<(Version, String)> {
    secret.check_usable()?;
    let all = rows::versions_of(scope, &[&secret.place])?;
    let stage = which.stage.or(if which.version.is_none() { Some(CURRENT) } else { None });
    let is_it = |version: &&Version| {
        which.version.is_none_or(|name| version.name == name)
            && stage.is_none_or(|stage| version.stages.iter().any(|held| held == stage))
    };
    let sought = which.version.or(stage).unwrap_or_default();
    let found = all.iter().find(is_it).ok_or_else(|| Error::NoSecret { name: sought.to_owned() })?;
    let text = open(scope, vault, secret, found)?;
    Ok((found.clone(), text))
}

fn open(scope: &mut Scope<'_>, vault: Vault<'_>, secret: &Secret, version: &Version) -> Result<String> {
    let bytes = match key_of(scope, secret)? {
        Some(key) => cipher::decrypt(scope, vault, &key, &version.data, &bound(secret))?.plain,
        None => vault.open_data(scope.tenant_id(), &version.data)?,
    };
    String::from_utf8(bytes).map_err(Error::damaged)
}

/// The key of a secret, where it names one.
fn key_of(scope: &mut Scope<'_>, secret: &Secret) -> Result<Option<Key>> {
    if secret.key_id.is_empty() { Ok(None) } else { key::get(scope, &secret.region, &secret.key_id).map(Some) }
}

/// What the text of a secret is bound to.
fn bound(secret: &Secret) -> Context {
    Context::from([("secret".to_owned(), secret.name.clone())])
}

fn reread(scope: &mut Scope<'_>, version: &Version) -> Result<Version> {
    let found = table::find(scope, &version.version_place)?;
    found.ok_or_else(|| Error::NoVersion { id: version.name.clone() })
}
