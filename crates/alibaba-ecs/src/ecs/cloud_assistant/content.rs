//! Scripts in calls and answers: their encoding, their length, and the names in them.

use base64::Engine;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use compute::command::placeholder;

use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::Text;

/// How many bytes a script may have in Base64.
pub(super) const MOST: usize = 24 * 1_024;

/// How many names a script may have.
const MOST_NAMES: usize = 20;

/// How many bytes a name may have.
const LONGEST_NAME: usize = 64;

/// Names for which the cloud knows the values.
pub(super) const BUILT_IN: [&str; 6] =
    ["ACS::RegionId", "ACS::AccountId", "ACS::InstanceId", "ACS::InstanceName", "ACS::InvokeId", "ACS::CommandId"];

const BASE64: GeneralPurpose = GeneralPurpose::new(
    &base64::alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// How a call says it, or how an answer shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    Plain,
    Base64,
}

impl Encoding {
    /// The one that a parameter names, whatever the letter case; `usual` where it names none.
    pub(super) fn of(text: &Text, usual: Self) -> Self {
        match text.get() {
            Some(text) if text.eq_ignore_ascii_case("PlainText") => Self::Plain,
            Some(text) if text.eq_ignore_ascii_case("Base64") => Self::Base64,
            _ => usual,
        }
    }

    /// A script of a call in Base64.
    pub(super) fn read(self, text: &str) -> Result<String> {
        let content = match self {
            Self::Plain => BASE64.encode(text),
            Self::Base64 if BASE64.decode(text).is_ok() => text.to_owned(),
            Self::Base64 => return Err(Error::of(codes::cloud_assistant::CONTENT_MALFORMED)),
        };
        if content.len() > MOST { Err(Error::of(codes::cloud_assistant::CONTENT_TOO_LONG)) } else { Ok(content) }
    }

    /// What is kept in Base64, as an answer shows it.
    pub(super) fn show(self, content: &str) -> String {
        match self {
            Self::Plain => String::from_utf8_lossy(&bytes(content)).into_owned(),
            Self::Base64 => content.to_owned(),
        }
    }
}

/// What is kept in Base64.
pub(super) fn bytes(content: &str) -> Vec<u8> {
    BASE64.decode(content).unwrap_or_default()
}

/// Bytes in Base64.
pub(super) fn encode(bytes: impl AsRef<[u8]>) -> String {
    BASE64.encode(bytes)
}

/// Bytes of Base64; `None` where it is none.
pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
    BASE64.decode(text).ok()
}

/// The names in a script for which a call gives values: each once, whatever the letter case, and none that the cloud knows.
pub(super) fn names(content: &str) -> Vec<String> {
    let text = String::from_utf8_lossy(&bytes(content)).into_owned();
    let mut found: Vec<String> = Vec::new();
    for name in placeholder::names(&text) {
        if !BUILT_IN.contains(&name) && !found.iter().any(|known| known.eq_ignore_ascii_case(name)) {
            found.push(name.to_owned());
        }
    }
    found
}

/// Refuses a script with names that are none.
pub(super) fn check_names(content: &str) -> Result<()> {
    let names = names(content);
    for name in &names {
        let is_plain = |letter: u8| letter.is_ascii_alphanumeric() || matches!(letter, b'-' | b'_');
        let code = match name.as_str() {
            "" => codes::cloud_assistant::PLACEHOLDER_EMPTY,
            name if !name.bytes().all(is_plain) => codes::cloud_assistant::PLACEHOLDER_INVALID,
            name if name.len() > LONGEST_NAME => codes::cloud_assistant::PLACEHOLDER_TOO_LONG,
            _ => continue,
        };
        return Err(Error::of(code));
    }
    if names.len() > MOST_NAMES {
        return Err(Error::of(codes::cloud_assistant::TOO_MANY_PLACEHOLDERS));
    }
    Ok(())
}
