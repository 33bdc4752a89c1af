//! A public key, as files of authorized keys have it.

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use md5::{Digest, Md5};

/// Clients leave the padding out now and then.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// The kinds of keys that can be imported.
const KINDS: [&str; 6] =
    ["ssh-rsa", "ssh-dss", "ssh-ed25519", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521"];

/// A text is no public key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is no public key")]
pub struct Malformed;

/// A public key: the word for its kind, its bytes in base64, and often a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicKey {
    line: String,
    bytes: Vec<u8>,
}

impl PublicKey {
    /// Reads one line of a file of authorized keys. What the bytes mean is not looked at; the vendor takes any.
    pub fn parse(text: &str) -> Result<Self, Malformed> {
        let line = text.trim();
        let mut words = line.split_ascii_whitespace();
        let (Some(kind), Some(encoded)) = (words.next(), words.next()) else { return Err(Malformed) };
        if !KINDS.contains(&kind) || line.contains(['\n', '\r']) {
            return Err(Malformed);
        }
        let bytes = BASE64.decode(encoded).ok().filter(|bytes| !bytes.is_empty()).ok_or(Malformed)?;
        Ok(Self { line: line.to_owned(), bytes })
    }

    /// A key of a kind, from its bytes.
    pub(super) fn new(kind: &str, bytes: Vec<u8>) -> Self {
        Self { line: format!("{kind} {}", BASE64.encode(&bytes)), bytes }
    }

    /// The line.
    pub fn line(&self) -> &str {
        &self.line
    }

    /// The MD5 of the bytes, in pairs of digits with colons between them (RFC 4716, section 4).
    pub fn fingerprint(&self) -> String {
        Md5::digest(&self.bytes).iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().join(":")
    }
}
