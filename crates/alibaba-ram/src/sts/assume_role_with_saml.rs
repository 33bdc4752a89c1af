//! `AssumeRoleWithSAML`

use std::sync::Arc;

use alibaba_core::arn;
use iam::Name;
use iam::provider::saml;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::Fault;
use sts::federation::saml::{Claims, Refused, Verdict, verify};
use sts::{Assume, Caller};
use wire::{Access, Before, Call, Checks, Cx, Effect, Staged};

use super::federated::{self, Vouched};
use super::field::{ProviderArn, RoleArn, SamlAssertion, SamlProviderArn, SessionPolicy};
use super::view::{AssumedRoleUser, Credentials};
use super::{Error, Sts};

/// Begins a session of a role for whom a SAML provider of the account vouches.
///
/// The call is not signed: the provider's signature proves who calls. The role's trust policy alone decides.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct AssumeRoleWithSAML {
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

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    #[serde(rename = "SAMLAssertionInfo")]
    saml_assertion_info: AssertionInfo,
    assumed_role_user: AssumedRoleUser,
    credentials: Credentials,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct AssertionInfo {
    subject_type: String,
    subject: String,
    recipient: String,
    issuer: String,
}

impl Staged for AssumeRoleWithSAML {
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
    type Input = Self;
    type Prepared = Option<Proved>;
    type Loaded = Option<Proved>;
    type Output = Output;

    async fn prepare(before: &Before<'_>, input: &Self) -> Result<Option<Proved>, Error> {
        prove(before, input).map(Some).map_err(worded)
    }

    fn load(_: &mut Cx<'_>, _: &Self, proved: Option<Proved>) -> Result<Option<Proved>, Fault> {
        Ok(proved)
    }

    fn caller(proved: &Option<Proved>) -> Option<&Arc<Caller>> {
        proved.as_ref().map(|proved| proved.vouched.caller())
    }

    fn checks(_: &Self, proved: &Option<Proved>, _: &Caller, _: &Call) -> Checks {
        match proved {
            Some(proved) => proved.vouched.checks(&proved.role),
            None => federated::unproved(),
        }
    }

    fn handle(cx: &mut Cx<'_>, input: Self, proved: Option<Proved>) -> Result<Output, Error> {
        let proved = proved.ok_or(Error::NoSamlProvider)?;
        assume(cx, input, proved).map_err(worded)
    }
}

/// Somebody whom the provider vouches for, and the role they ask for.
#[derive(Debug)]
pub struct Proved {
    vouched: Vouched<Claims>,
    role: RoleArn,
}

/// This operation words some refusals differently from its siblings.
fn worded(error: Error) -> Error {
    Error::Saml(Box::new(error))
}

fn prove(before: &Before<'_>, input: &AssumeRoleWithSAML) -> Result<Proved, Error> {
    let SamlProviderArn(arn) = input.provider.as_ref().ok_or(Error::Wanting("SAMLProviderArn"))?;
    let role = input.role_arn.clone().ok_or(Error::Wanting("RoleArn"))?;
    let assertion = input.assertion.as_ref().ok_or(Error::Wanting("SAMLAssertion"))?;
    let tenant = federated::account_of(before, arn).ok_or(Error::NoSamlProvider)?;
    let store = &before.sandbox.store;
    let provider = match saml::get(&mut store.read(&tenant), &Name::from(arn.name.as_str())) {
        Err(iam::Error::NotFound { .. }) => return Err(Error::NoSamlProvider),
        found => found?,
    };
    let claims = verify(assertion.as_str(), &provider.encoded_metadata, store.clock().now())?;
    if !claims.roles.iter().any(|pair| names(pair, &role, arn)) {
        return Err(Refused::Invalid("it is not good for this role and this provider").into());
    }
    let by = federated::Provider { tenant, kind: "saml-provider", name: provider.name.to_string() };
    let (subject, facts) = (claims.subject.clone(), vec![("saml:recipient", claims.recipient.clone())]);
    let vouched = Vouched::new(before, by, &role, subject, facts, claims)?;
    Ok(Proved { vouched, role })
}

fn assume(cx: &mut Cx<'_>, input: AssumeRoleWithSAML, Proved { vouched, role }: Proved) -> Result<Output, Error> {
    let claims = &vouched.claims;
    let session = Assume {
        session_name: claims.session_name.clone(),
        duration: input.duration_seconds.unwrap_or(3_600),
        policy: input.policy.map(|policy| policy.0),
        source_identity: None,
    };
    let assumed = vouched.assume(cx, &role, session)?;
    // The session leaves only when its assertion has not been used before: of two calls, one passes here.
    let account = vouched.caller().tenant.id;
    match cx.sandbox().assertions.remember(account, &claims.issuer, &claims.id, claims.ends_at, cx.now()) {
        Verdict::New => {}
        Verdict::Used => return Err(Refused::Invalid("it has been used").into()),
        Verdict::Full => return Err(Error::TooMany),
    }
    Ok(Output {
        assumed_role_user: AssumedRoleUser::of_saml(&role.account, &assumed.session),
        saml_assertion_info: vouched.claims.into(),
        credentials: assumed.key.into(),
    })
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
