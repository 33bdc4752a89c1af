//! Names and texts of secrets.

use schemars::JsonSchema;
use serde::Deserialize;
use wire::Problem;

/// A secret, by its name: 1 to 64 letters, digits, `_`, `/`, `+`, `=`, `.`, `@` and `-`; or by its resource name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub struct SecretName(#[schemars(with = "String")] Parts);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Parts {
    name: String,
    place: Option<(String, String)>,
}

impl SecretName {
    /// The name.
    pub(crate) fn name(&self) -> &str {
        &self.0.name
    }

    /// Region and account, where it is a resource name.
    pub(crate) fn place(&self) -> Option<(&str, &str)> {
        self.0.place.as_ref().map(|(region, account)| (region.as_str(), account.as_str()))
    }
}

impl TryFrom<String> for SecretName {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        let (name, place) = match text.strip_prefix("acs:kms:") {
            None => (text, None),
            Some(rest) => {
                let parts: Vec<_> = rest.splitn(3, ':').collect();
                let [region, account, relative] = parts[..] else { return Err(Problem::Format) };
                let name = relative.strip_prefix("secret/").ok_or(Problem::Format)?;
                (name.to_owned(), Some((region.to_owned(), account.to_owned())))
            }
        };
        check(&name)?;
        Ok(Self(Parts { name, place }))
    }
}

/// Name of a version: 1 to 64 letters, digits, `_`, `/`, `+`, `=`, `.`, `@` and `-`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub struct VersionName(#[schemars(length(min = 1, max = 64))] pub(crate) String);

impl TryFrom<String> for VersionName {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        check(&text)?;
        Ok(Self(text))
    }
}

/// The text of a secret, up to 30 KiB.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
#[schemars(extend("writeOnly" = true))]
pub struct SecretData(pub(crate) String);

impl TryFrom<String> for SecretData {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        match text.len() {
            0 => Err(Problem::Missing),
            1..=30_720 => Ok(Self(text)),
            _ => Err(Problem::Length),
        }
    }
}

fn check(name: &str) -> Result<(), Problem> {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "_/+=.@-".contains(letter);
    match name.len() {
        0 => Err(Problem::Missing),
        1..=64 if name.chars().all(plain) => Ok(()),
        1..=64 => Err(Problem::Characters),
        _ => Err(Problem::Length),
    }
}
