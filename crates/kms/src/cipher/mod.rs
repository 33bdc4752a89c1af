//! Encrypting with keys: AES-256 in Galois/Counter mode, with a context that both sides must know.
//!
//! What was encrypted begins with the identifier of the version that encrypted it, so whoever decrypts names no key.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Key as Aes, Nonce};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use store::Scope;

use crate::error::{Error, Result};
use crate::key::version::{self, ID_LENGTH, SYMMETRIC};
use crate::key::{self, Key, Usage};
use crate::vault::Vault;

/// The longest text that is encrypted, in bytes.
pub const LONGEST: usize = 6 * 1_024;

/// The longest text that is tried to be decrypted, as it is written.
const LONGEST_WRITTEN: usize = 64 * 1_024;

const NONCE: usize = 12;

/// What both sides know beside the key: names with values. The order in which they are given does not count.
pub type Context = BTreeMap<String, String>;

/// What was encrypted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Encrypted {
    /// The key.
    pub key_id: String,
    /// Its version.
    pub version_id: String,
    /// The text, in base64.
    pub text: String,
}

/// What was decrypted.
#[derive(Clone, PartialEq, Eq)]
pub struct Decrypted {
    /// The key.
    pub key_id: String,
    /// Its version.
    pub version_id: String,
    /// What was encrypted.
    pub plain: Vec<u8>,
}

impl std::fmt::Debug for Decrypted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Decrypted").field("key_id", &self.key_id).finish_non_exhaustive()
    }
}

/// Encrypts with the primary version of a key.
pub fn encrypt(
    scope: &mut Scope<'_>,
    vault: Vault<'_>,
    key: &Key,
    plain: &[u8],
    context: &Context,
) -> Result<Encrypted> {
    if plain.is_empty() || plain.len() > LONGEST {
        return Err(Error::Length);
    }
    encrypt_any(scope, vault, key, plain, context)
}

/// The same for a text of any length.
pub(crate) fn encrypt_any(
    scope: &mut Scope<'_>,
    vault: Vault<'_>,
    key: &Key,
    plain: &[u8],
    context: &Context,
) -> Result<Encrypted> {
    check(key)?;
    let version = version::get(scope, key, &key.primary_version)?;
    let nonce: [u8; NONCE] = scope.mint().bytes("kms-nonce");
    let cipher = cipher(&version.open(scope, vault)?)?;
    let payload = Payload { msg: plain, aad: &bound(context) };
    let sealed = cipher.encrypt(&Nonce::from(nonce), payload).map_err(|_| Error::Length)?;
    let text = STANDARD.encode([version.id.as_bytes(), &nonce, &sealed].concat());
    Ok(Encrypted { key_id: key.id.clone(), version_id: version.id, text })
}

/// Makes a key of so many bytes for use outside, and encrypts it as the text that base64 writes of it.
pub fn data_key(
    scope: &mut Scope<'_>,
    vault: Vault<'_>,
    key: &Key,
    bytes: usize,
    context: &Context,
) -> Result<(Encrypted, String)> {
    if !(1..=LONGEST_DATA_KEY).contains(&bytes) {
        return Err(Error::Length);
    }
    let drawn: [u8; LONGEST_DATA_KEY] = scope.mint().bytes("kms-data-key");
    let plain = STANDARD.encode(drawn.get(..bytes).unwrap_or(&drawn));
    let encrypted = encrypt(scope, vault, key, plain.as_bytes(), context)?;
    Ok((encrypted, plain))
}

/// How many bytes a key for use outside has at most.
pub const LONGEST_DATA_KEY: usize = 1_024;

/// Which key encrypted a text; `None` where it was encrypted by none that is there.
pub fn key_of(scope: &mut Scope<'_>, text: &str) -> store::Result<Option<Key>> {
    let Some(parts) = Parts::read(text) else { return Ok(None) };
    let Some(version) = version::find(scope, &parts.version)? else { return Ok(None) };
    key::find(scope, &version.key_id)
}

/// Decrypts with the version of a key that a text names.
pub fn decrypt(scope: &mut Scope<'_>, vault: Vault<'_>, key: &Key, text: &str, context: &Context) -> Result<Decrypted> {
    check(key)?;
    let parts = Parts::read(text).ok_or(Error::Undecipherable)?;
    let version = version::get(scope, key, &parts.version).map_err(|refusal| match refusal {
        Error::NoVersion { .. } => Error::Undecipherable,
        other => other,
    })?;
    let payload = Payload { msg: &parts.sealed, aad: &bound(context) };
    let cipher = cipher(&version.open(scope, vault)?)?;
    let plain = cipher.decrypt(&Nonce::from(parts.nonce), payload).map_err(|_| Error::Undecipherable)?;
    Ok(Decrypted { key_id: key.id.clone(), version_id: version.id, plain })
}

/// Refuses a key that cannot encrypt so, or may not.
fn check(key: &Key) -> Result<()> {
    if !key.spec.is_symmetric() || key.usage != Usage::Encrypt {
        return Err(Error::NotForThis { id: key.id.clone() });
    }
    key.check_usable()
}

/// The parts of what was encrypted.
struct Parts {
    version: String,
    nonce: [u8; NONCE],
    sealed: Vec<u8>,
}

impl Parts {
    fn read(text: &str) -> Option<Self> {
        if text.len() > LONGEST_WRITTEN {
            return None;
        }
        let bytes = STANDARD.decode(text).ok()?;
        let (version, rest) = bytes.split_first_chunk::<ID_LENGTH>()?;
        let (nonce, sealed) = rest.split_first_chunk::<NONCE>()?;
        let version = std::str::from_utf8(version).ok()?.to_owned();
        Some(Self { version, nonce: *nonce, sealed: sealed.to_vec() })
    }
}

fn cipher(material: &[u8]) -> Result<Aes256Gcm> {
    let bytes: [u8; SYMMETRIC] =
        material.try_into().map_err(|_| Error::damaged("a symmetric key has another length"))?;
    Ok(Aes256Gcm::new(&Aes::<Aes256Gcm>::from(bytes)))
}

/// A context as bytes: the same for the same names with the same values. An empty one is none.
fn bound(context: &Context) -> Vec<u8> {
    if context.is_empty() { Vec::new() } else { serde_json::to_vec(context).unwrap_or_default() }
}
