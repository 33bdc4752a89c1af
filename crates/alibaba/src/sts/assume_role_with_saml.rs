//! `AssumeRoleWithSAML`

use std::sync::Arc;

use iam::Name;
use iam::provider::saml;
use kernel::Tenant;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::federation::saml::{Claims, Refused, Verdict, verify};
use sts::{Assume, Caller};
use wire::{Access, Call, Checks, Cx, Effect, Operation};

use super::federated::{self, Ask};
use super::field::{ProviderArn, RoleArn, SamlAssertion, SamlProviderArn, SessionPolicy};
use super::view::{AssumedRoleUser, Credentials};
use super::{Error, Sts};
use crate::arn;

/// Begins a session of a role for whom a SAML provider of the account vouches.
///
/// The call is not signed: the provider's signature proves who calls. The role's trust policy alone decides.
#[derive(Debug)]
pub struct AssumeRoleWithSAML;

/// Parameters of `AssumeRoleWithSAML`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Input {
    /// The provider.
    #[serde(rename = "SAMLProviderArn")]
    provider: Option<SamlProviderArn>,
    /// The role.
    role_arn: Option<RoleArn>,
    /// The provider's response in base64.
    #[serde(rename = "SAMLAssertion")]
    assertion: Option<SamlAssertion>,
    /// How long the session lasts, in seconds: 900 up to the role's limit; 3,600 by default.
    duration_seconds: Option<i64>,
    /// What the session may do at most.
    policy: Option<SessionPolicy>,
}

/// Answer of `AssumeRoleWithSAML`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    #[serde(rename = "SAMLAssertionInfo")]
    saml_assertion_info: AssertionInfo,
    assumed_role_user: AssumedRoleUser,
    credentials: Credentials,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct AssertionInfo {
    subject_type: String,
    subject: String,
    recipient: String,
    issuer: String,
}

impl Operation for AssumeRoleWithSAML {
    const NAME: &'static str = "AssumeRoleWithSAML";
    // A session is a sealed text: issuing one writes nothing.
    const EFFECT: Effect = Effect::Read;
    const ACCESS: Access = Access::Anonymous;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("SAMLProviderArn", "acs:ram::1234567890123456:saml-provider/corp"),
        ("RoleArn", "acs:ram::1234567890123456:role/myapplicationrole"),
        ("SAMLAssertion", "PFJlc3BvbnNlLz4="),
    ];
    type Service = Sts;
    type Input = Input;
    type Output = Output;

    fn checks(_: &Input, _: &Caller, _: &Call) -> Checks {
        Checks::asked_by_handler(federated::REASON)
    }

    async fn handle(cx: &mut Cx<'_>, input: Input) -> Result<Output, Error> {
        // This operation words some refusals differently from its siblings.
        assume(cx, input).await.map_err(|error| Error::Saml(Box::new(error)))
    }
}

async fn assume(cx: &mut Cx<'_>, input: Input) -> Result<Output, Error> {
    let SamlProviderArn(arn) = input.provider.ok_or(Error::Wanting("SAMLProviderArn"))?;
    let role = input.role_arn.ok_or(Error::Wanting("RoleArn"))?;
    let assertion = input.assertion.ok_or(Error::Wanting("SAMLAssertion"))?;
    let tenant = federated::account_of(cx, &arn).ok_or(Error::NoSamlProvider)?;
    let provider = provider(cx, &tenant, &arn).await?;
    let claims = verify(assertion.as_str(), &provider.encoded_metadata, cx.now())?;
    if !claims.roles.iter().any(|pair| names(pair, &role, &arn)) {
        return Err(Refused::Invalid("it is not good for this role and this provider").into());
    }
    let owner = role.account.clone();
    let ask = Ask {
        role,
        subject: claims.subject.clone(),
        facts: vec![("saml:recipient", claims.recipient.clone())],
        session: Assume {
            session_name: claims.session_name.clone(),
            duration: input.duration_seconds.unwrap_or(3_600),
            policy: input.policy.map(|policy| policy.0),
            source_identity: None,
        },
    };
    let id = tenant.id;
    let assumed = federated::assume(cx, tenant, "saml-provider", provider.name.to_string(), ask).await?;
    // The session leaves only when its assertion has not been used before: of two calls, one passes here.
    match cx.sandbox().assertions.remember(id, &claims.issuer, &claims.id, claims.ends_at, cx.now()) {
        Verdict::New => {}
        Verdict::Used => return Err(Refused::Invalid("it has been used").into()),
        Verdict::Full => return Err(Error::TooMany),
    }
    Ok(Output {
        assumed_role_user: AssumedRoleUser::of_saml(&owner, &assumed.session),
        saml_assertion_info: claims.into(),
        credentials: assumed.key.into(),
    })
}

async fn provider(cx: &mut Cx<'_>, tenant: &Arc<Tenant>, arn: &ProviderArn) -> Result<saml::Provider, Error> {
    let mut scope = cx.sandbox().store.read(tenant);
    match saml::get(&mut scope, &Name::from(arn.name.as_str())).await {
        Err(iam::Error::NotFound { .. }) => Err(Error::NoSamlProvider),
        found => Ok(found?),
    }
}

/// Whether a pair `roleArn,providerArn` of an assertion is the one that the call names.
fn names(pair: &str, role: &RoleArn, provider: &ProviderArn) -> bool {
    let same = |one: &str, other: &str| one.eq_ignore_ascii_case(other);
    let Some((for_role, for_provider)) = pair.split_once(',') else { return false };
    let role = arn::parse_role(for_role.trim())
        .is_some_and(|(account, name)| account == role.account && same(name, &role.role));
    let provider = arn::parse_provider(for_provider.trim(), "saml-provider")
        .is_some_and(|(account, name)| account == provider.account && same(name, &provider.name));
    role && provider
}

impl From<Claims> for AssertionInfo {
    fn from(claims: Claims) -> Self {
        Self {
            subject_type: claims.subject_type,
            subject: claims.subject,
            recipient: claims.recipient,
            issuer: claims.issuer,
        }
    }
}
