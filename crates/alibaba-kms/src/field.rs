//! Values of parameters.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kms::cipher::Context;
use schemars::JsonSchema;
use serde::Deserialize;
use wire::Problem;

/// A text that may be left out. An empty one counts as left out, because some clients send those.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(from = "String")]
pub struct Text(Option<String>);

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self(Some(text).filter(|text| !text.is_empty()))
    }
}

impl Text {
    /// The text, where there is one.
    pub fn get(&self) -> Option<&str> {
        self.0.as_deref()
    }

    /// Whether it says `true`; anything but that and `false` is refused.
    pub(crate) fn truth(&self, name: &str) -> crate::Result<bool> {
        match self.get().map(str::to_ascii_lowercase).as_deref() {
            None | Some("false") => Ok(false),
            Some("true") => Ok(true),
            Some(_) => Err(crate::Error::invalid(name)),
        }
    }
}

/// A text that must be there and not be empty.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub struct Required(String);

impl TryFrom<String> for Required {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        if text.is_empty() { Err(Problem::Missing) } else { Ok(Self(text)) }
    }
}

impl std::ops::Deref for Required {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

/// A description: up to 8,192 characters.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub struct Description(#[schemars(length(max = 8_192))] pub(crate) String);

impl TryFrom<String> for Description {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        if text.chars().count() <= 8_192 { Ok(Self(text)) } else { Err(Problem::Length) }
    }
}

/// Bytes, written in base64.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub struct Base64(#[schemars(with = "String")] pub(crate) Vec<u8>);

impl TryFrom<String> for Base64 {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        if text.is_empty() {
            return Err(Problem::Missing);
        }
        STANDARD.decode(text).map(Self).map_err(|_| Problem::Format)
    }
}

/// What both sides of an encryption know beside the key, as a JSON object of texts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub struct EncryptionContext(#[schemars(with = "String")] pub(crate) Context);

impl TryFrom<String> for EncryptionContext {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        if text.trim().is_empty() {
            return Ok(Self::default());
        }
        serde_json::from_str(&text).map(Self).map_err(|_| Problem::Format)
    }
}

/// A key as calls name it: by its identifier, by an alias, or by the resource name of one of them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub struct KeyRef(#[schemars(with = "String")] Named);

/// What a call says of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Named {
    name: KeyName,
    place: Option<(String, String)>,
}

impl KeyRef {
    /// The name.
    pub(crate) fn name(&self) -> &KeyName {
        &self.0.name
    }

    /// Region and account, where it is a resource name.
    pub(crate) fn place(&self) -> Option<(&str, &str)> {
        self.0.place.as_ref().map(|(region, account)| (region.as_str(), account.as_str()))
    }
}

/// The name itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum KeyName {
    /// An identifier.
    Id(String),
    /// An alias with what all of them begin with.
    Alias(String),
}

impl TryFrom<String> for KeyRef {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        if text.is_empty() {
            return Err(Problem::Missing);
        }
        if text.chars().count() > 512 {
            return Err(Problem::Length);
        }
        let Some(rest) = text.strip_prefix("acs:kms:") else {
            return Ok(Self(Named { name: KeyName::of(&text), place: None }));
        };
        let parts: Vec<_> = rest.splitn(3, ':').collect();
        let [region, account, relative] = parts[..] else { return Err(Problem::Format) };
        let name = match relative.strip_prefix("key/") {
            Some(id) => KeyName::Id(id.to_owned()),
            None if relative.starts_with(ALIAS) => KeyName::of(relative),
            None => return Err(Problem::Format),
        };
        Ok(Self(Named { name, place: Some((region.to_owned(), account.to_owned())) }))
    }
}

impl KeyName {
    fn of(text: &str) -> Self {
        if text.starts_with(ALIAS) { Self::Alias(text.to_owned()) } else { Self::Id(text.to_owned()) }
    }
}

/// What every alias begins with.
const ALIAS: &str = "alias/";

/// What aliases of the cloud's own begin with.
const ALIAS_OF_SERVICE: &str = "alias/acs";

/// An alias: `alias/` and 1 to 249 letters, digits, `_`, `-` or `/`. Those that begin `alias/acs` are the cloud's own.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub struct AliasName(#[schemars(length(min = 7, max = 255))] pub(crate) String);

impl TryFrom<String> for AliasName {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        if text.is_empty() {
            return Err(Problem::Missing);
        }
        let Some(name) = text.strip_prefix(ALIAS).filter(|name| !name.is_empty()) else { return Err(Problem::Format) };
        if text.len() > 255 {
            return Err(Problem::Length);
        }
        let plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-' | '/');
        if name.chars().all(plain) { Ok(Self(text)) } else { Err(Problem::Characters) }
    }
}

impl AliasName {
    /// Whether it is one of the cloud's own.
    pub(crate) fn is_of_service(&self) -> bool {
        self.0.starts_with(ALIAS_OF_SERVICE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_goes_by_three_names() {
        let read = |text: &str| KeyRef::try_from(text.to_owned());
        let named = |text: &str| read(text).unwrap().name().clone();
        assert_eq!(named("key-bp1"), KeyName::Id("key-bp1".to_owned()));
        assert_eq!(named("alias/db"), KeyName::Alias("alias/db".to_owned()));
        assert_eq!(named("acs:kms:cn-beijing:1234:alias/db"), KeyName::Alias("alias/db".to_owned()));
        let full = read("acs:kms:cn-beijing:1234:key/key-2ze").unwrap();
        assert_eq!(*full.name(), KeyName::Id("key-2ze".to_owned()));
        assert_eq!(full.place(), Some(("cn-beijing", "1234")));
        for wrong in ["", "acs:kms:x", "acs:kms:r:1:secret/s"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_alias_has_its_beginning() {
        let read = |text: &str| AliasName::try_from(text.to_owned());
        assert!(read("alias/db-1/main_2").is_ok_and(|alias| !alias.is_of_service()));
        assert!(read("alias/acs/ecs").is_ok_and(|alias| alias.is_of_service()));
        for wrong in ["db", "alias/", "alias/with space", &format!("alias/{}", "a".repeat(250))] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_context_is_an_object_of_texts() {
        let read = |text: &str| EncryptionContext::try_from(text.to_owned());
        assert_eq!(read("{}").unwrap(), EncryptionContext::default());
        assert_eq!(read(r#"{"a":"1"}"#).unwrap().0.get("a").map(String::as_str), Some("1"));
        for wrong in ["x", "[]", r#"{"a":1}"#] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
