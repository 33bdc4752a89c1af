//! Values of identity providers.

use iam::Name;
use iam::provider::oidc::{BadIssuer, Issuer};
use iam::provider::saml::{Algorithm, BadMetadata, Metadata};
use schemars::JsonSchema;
use serde::Deserialize;
use wire::Problem;

/// Name of an identity provider: 1 to 128 letters, digits, `.`, `-` and `_`; no mark at either end.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct ProviderName(#[schemars(length(min = 1, max = 128))] pub(crate) String);

impl TryFrom<String> for ProviderName {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        if !(1..=128).contains(&text.chars().count()) {
            return Err(Problem::Length);
        }
        let marks = ['.', '-', '_'];
        let plain = text.chars().all(|c| c.is_ascii_alphanumeric() || marks.contains(&c));
        if plain && !text.starts_with(marks) && !text.ends_with(marks) {
            Ok(Self(text))
        } else {
            Err(Problem::Characters)
        }
    }
}

impl From<ProviderName> for Name {
    fn from(name: ProviderName) -> Self {
        Self::new(name.0)
    }
}

/// Description of an identity provider: up to 256 characters.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct ProviderDescription(#[schemars(length(max = 256))] pub(crate) String);

impl TryFrom<String> for ProviderDescription {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        if text.chars().count() <= 256 { Ok(Self(text)) } else { Err(Problem::Length) }
    }
}

/// SAML metadata in base64: of one identity provider with a name and one or two certificates.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct SamlMetadata(pub(crate) String);

impl TryFrom<String> for SamlMetadata {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        match Metadata::read(&text) {
            Ok(_) => Ok(Self(text)),
            Err(BadMetadata::TooLong) => Err(Problem::Length),
            Err(_) => Err(Problem::Format),
        }
    }
}

/// How requests to a SAML provider are signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
pub(crate) enum AuthnSignAlgo {
    /// RSA with SHA-256.
    #[serde(rename = "rsa-sha256")]
    RsaSha256,
    /// RSA with SHA-1, the default.
    #[default]
    #[serde(rename = "rsa-sha1")]
    RsaSha1,
}

impl From<AuthnSignAlgo> for Algorithm {
    fn from(algorithm: AuthnSignAlgo) -> Self {
        match algorithm {
            AuthnSignAlgo::RsaSha256 => Self::RsaSha256,
            AuthnSignAlgo::RsaSha1 => Self::RsaSha1,
        }
    }
}

/// Address of an OIDC provider: `https`, up to 255 characters, without query, fragment and user.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct IssuerUrl(#[schemars(with = "String", length(max = 255))] pub(crate) Issuer);

impl TryFrom<String> for IssuerUrl {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        Issuer::read(&text).map(Self).map_err(|error| match error {
            BadIssuer::TooLong => Problem::Length,
            BadIssuer::Form => Problem::Format,
        })
    }
}

/// Client id: 1 to 128 visible characters without a comma, beginning with a letter or digit.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct ClientId(#[schemars(length(min = 1, max = 128))] pub(crate) String);

impl TryFrom<String> for ClientId {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        if !(1..=128).contains(&text.chars().count()) {
            return Err(Problem::Length);
        }
        let plain = text.chars().all(|c| c.is_ascii_graphic() && c != ',');
        let begins = text.starts_with(|c: char| c.is_ascii_alphanumeric());
        if plain && begins { Ok(Self(text)) } else { Err(Problem::Characters) }
    }
}

/// Fingerprint of a certificate: 1 to 128 letters and digits, as hexadecimal digits of its SHA-1 hash are.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct Fingerprint(#[schemars(length(min = 1, max = 128))] pub(crate) String);

impl TryFrom<String> for Fingerprint {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        if !(1..=128).contains(&text.len()) {
            return Err(Problem::Length);
        }
        if text.bytes().all(|byte| byte.is_ascii_alphanumeric()) { Ok(Self(text)) } else { Err(Problem::Characters) }
    }
}

/// Items joined by commas, each once and in order; an empty text for none.
fn split<T: TryFrom<String, Error = Problem>>(text: &str, item: fn(T) -> String) -> Result<Vec<String>, Problem> {
    let mut list = Vec::new();
    for part in text.split(',').map(str::trim).filter(|_| !text.trim().is_empty()) {
        let part = item(T::try_from(part.to_owned())?);
        if !list.contains(&part) {
            list.push(part);
        }
    }
    Ok(list)
}

/// Client ids joined by commas.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct ClientIds(#[schemars(with = "String")] pub(crate) Vec<String>);

impl TryFrom<String> for ClientIds {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        split(&text, |id: ClientId| id.0).map(Self)
    }
}

/// One to five fingerprints joined by commas.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct Fingerprints(#[schemars(with = "String")] pub(crate) Vec<String>);

impl TryFrom<String> for Fingerprints {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        let list = split(&text, |print: Fingerprint| print.0)?;
        if list.is_empty() { Err(Problem::Length) } else { Ok(Self(list)) }
    }
}

/// How long after its issue a token is taken, in hours: 1 to 168.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "i64")]
pub(crate) struct IssuanceLimit(#[schemars(range(min = 1, max = 168))] pub(crate) i64);

impl Default for IssuanceLimit {
    fn default() -> Self {
        // The vendor's metadata names no default; half a day is what its console fills in.
        Self(12)
    }
}

impl TryFrom<i64> for IssuanceLimit {
    type Error = Problem;

    fn try_from(hours: i64) -> Result<Self, Problem> {
        if (1..=168).contains(&hours) { Ok(Self(hours)) } else { Err(Problem::Range) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_provider_is_not_named_with_a_mark_at_either_end() {
        let name = |text: &str| ProviderName::try_from(text.to_owned());
        assert!(name("a").is_ok() && name(&"a".repeat(128)).is_ok() && name("My_Idp-2.0").is_ok());
        for wrong in ["-a", "a-", ".a", "a_", "a b", "a/b", "ä"] {
            assert_eq!(name(wrong), Err(Problem::Characters), "{wrong}");
        }
        assert_eq!((name(""), name(&"a".repeat(129))), (Err(Problem::Length), Err(Problem::Length)));
    }

    #[test]
    fn lists_are_joined_by_commas() {
        let ids = |text: &str| ClientIds::try_from(text.to_owned()).map(|ids| ids.0);
        assert_eq!(ids("a, b,a").unwrap(), ["a", "b"]);
        assert_eq!(ids("").unwrap(), Vec::<String>::new());
        assert_eq!(
            (ids("a,,b"), ids("-a"), ids("a b")),
            (Err(Problem::Length), Err(Problem::Characters), Err(Problem::Characters))
        );
        let prints = |text: &str| Fingerprints::try_from(text.to_owned()).map(|prints| prints.0);
        assert_eq!(prints("AB,cd").unwrap(), ["AB", "cd"]);
        assert_eq!((prints(""), prints("a:b")), (Err(Problem::Length), Err(Problem::Characters)));
    }
}
