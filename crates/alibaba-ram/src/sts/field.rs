//! Values of STS's parameters: each type states its rule once.
//!
//! Source: the vendor's interface metadata.

use alibaba_core::arn;
use schemars::JsonSchema;
use serde::Deserialize;
use wire::Problem;

/// Resource name of a role: `acs:ram::<account>:role/<name>`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct RoleArn {
    /// As the caller wrote it.
    pub(crate) text: String,
    /// Account of the role.
    pub(crate) account: String,
    /// Name of the role.
    pub(crate) role: String,
}

impl TryFrom<String> for RoleArn {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        let (account, role) = arn::parse_role(&text).ok_or(Problem::Format)?;
        let (account, role) = (account.to_owned(), role.to_owned());
        Ok(Self { text, account, role })
    }
}

/// Resource name of an identity provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ProviderArn {
    /// Account of the provider.
    pub(crate) account: String,
    /// Name of the provider.
    pub(crate) name: String,
}

impl ProviderArn {
    fn read(text: &str, kind: &str) -> Result<Self, Problem> {
        let (account, name) = arn::parse_provider(text, kind).ok_or(Problem::Format)?;
        Ok(Self { account: account.to_owned(), name: name.to_owned() })
    }
}

/// Resource name of an OIDC provider: `acs:ram::<account>:oidc-provider/<name>`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct OidcProviderArn(#[schemars(with = "String")] pub(crate) ProviderArn);

impl TryFrom<String> for OidcProviderArn {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        ProviderArn::read(&text, "oidc-provider").map(Self)
    }
}

/// Resource name of a SAML provider: `acs:ram::<account>:saml-provider/<name>`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct SamlProviderArn(#[schemars(with = "String")] pub(crate) ProviderArn);

impl TryFrom<String> for SamlProviderArn {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        ProviderArn::read(&text, "saml-provider").map(Self)
    }
}

/// Response of a SAML provider in base64: 4 to 100,000 characters. It is never shown.
#[derive(Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
#[schemars(extend("writeOnly" = true))]
pub(crate) struct SamlAssertion(#[schemars(length(min = 4, max = 100_000))] String);

impl SamlAssertion {
    /// The response in base64.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for SamlAssertion {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SamlAssertion")
    }
}

impl TryFrom<String> for SamlAssertion {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        if (4..=100_000).contains(&text.len()) { Ok(Self(text)) } else { Err(Problem::Length) }
    }
}

/// Token of an OIDC provider: up to 20,000 characters. It is never shown.
#[derive(Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
#[schemars(extend("writeOnly" = true))]
pub(crate) struct OidcToken(#[schemars(length(max = 20_000))] String);

impl OidcToken {
    /// The token.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for OidcToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("OidcToken")
    }
}

impl TryFrom<String> for OidcToken {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        // Shorter ones are refused for what they lack: the vendor has words for each lack.
        if text.len() <= 20_000 { Ok(Self(text)) } else { Err(Problem::Length) }
    }
}

/// A text with a length and an alphabet.
fn check(text: &str, length: std::ops::RangeInclusive<usize>, marks: &str) -> Result<(), Problem> {
    if !length.contains(&text.chars().count()) {
        return Err(Problem::Length);
    }
    let allowed = |c: char| c.is_ascii_alphanumeric() || marks.contains(c);
    if text.chars().all(allowed) { Ok(()) } else { Err(Problem::Characters) }
}

/// Name of a session: 2 to 64 letters, digits, `.`, `@`, `-` and `_`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct SessionName(pub(crate) String);

impl TryFrom<String> for SessionName {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        check(&text, 2..=64, ".@-_").map(|()| Self(text))
    }
}

/// External id: 2 to 1,224 letters, digits and `_+=,.@:/-`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct ExternalId(pub(crate) String);

impl TryFrom<String> for ExternalId {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        check(&text, 2..=1_224, "_+=,.@:/-").map(|()| Self(text))
    }
}

/// Source identity: 2 to 64 letters, digits and `_+=,.@-`, not beginning with a reserved word.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct SourceIdentity(pub(crate) String);

impl TryFrom<String> for SourceIdentity {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        if ["acs:", "aliyun:", "alibabacloud:"].iter().any(|word| text.starts_with(word)) {
            return Err(Problem::Value);
        }
        check(&text, 2..=64, "_+=,.@-").map(|()| Self(text))
    }
}

/// Session policy: 1 to 2,048 characters.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct SessionPolicy(pub(crate) String);

impl TryFrom<String> for SessionPolicy {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        if (1..=2_048).contains(&text.chars().count()) { Ok(Self(text)) } else { Err(Problem::Length) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn session_names_have_two_characters_at_least() {
        assert!(SessionName::try_from("ab".to_owned()).is_ok());
        assert_eq!(SessionName::try_from("a".to_owned()), Err(Problem::Length));
        assert_eq!(SessionName::try_from("a".repeat(65)), Err(Problem::Length));
        assert_eq!(SessionName::try_from("a b".to_owned()), Err(Problem::Characters));
    }

    #[test]
    fn a_source_identity_cannot_pretend_to_be_the_cloud() {
        assert_eq!(SourceIdentity::try_from("acs:alice".to_owned()), Err(Problem::Value));
        assert!(SourceIdentity::try_from("alice@example.com".to_owned()).is_ok());
    }
}
