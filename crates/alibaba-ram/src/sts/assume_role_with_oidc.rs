//! `AssumeRoleWithOIDC`

use std::sync::Arc;

use iam::Name;
use iam::provider::oidc;
use kernel::time;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::Fault;
use sts::federation::oidc::{Claims, Keys, Token};
use sts::{Assume, Caller};
use wire::{Access, Before, Call, Checks, Cx, Effect, Staged};

use super::federated::{self, Vouched};
use super::field::{OidcProviderArn, OidcToken, RoleArn, SessionName, SessionPolicy};
use super::view::{AssumedRoleUser, Credentials};
use super::{Error, Sts};

/// Begins a session of a role for the bearer of a token that an OIDC provider of the account issued.
///
/// The call is not signed: the token proves who calls. The role's trust policy alone decides, with the
/// token's issuer, audience and subject as condition keys.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct AssumeRoleWithOIDC {
    /// The provider.
    #[serde(rename = "OIDCProviderArn")]
    provider: OidcProviderArn,
    /// The role.
    role_arn: RoleArn,
    /// The token, as the provider issued it.
    #[serde(default, rename = "OIDCToken")]
    token: OidcToken,
    /// Name of the session.
    role_session_name: SessionName,
    /// How long the session lasts, in seconds: 900 up to the role's limit; 3,600 by default.
    duration_seconds: Option<i64>,
    /// What the session may do at most.
    policy: Option<SessionPolicy>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    #[serde(rename = "OIDCTokenInfo")]
    oidc_token_info: TokenInfo,
    assumed_role_user: AssumedRoleUser,
    credentials: Credentials,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct TokenInfo {
    subject: String,
    issuer: String,
    client_ids: String,
    expiration_time: String,
    issuance_time: String,
    verification_info: &'static str,
}

impl From<Claims> for TokenInfo {
    fn from(claims: Claims) -> Self {
        Self {
            subject: claims.subject,
            issuer: claims.issuer,
            client_ids: claims.audiences.join(","),
            expiration_time: time::seconds(claims.expires_at),
            issuance_time: time::seconds(claims.issued_at),
            verification_info: "Success",
        }
    }
}

impl Staged for AssumeRoleWithOIDC {
    const NAME: &'static str = "AssumeRoleWithOIDC";
    // A session is a sealed text: issuing one writes nothing.
    const EFFECT: Effect = Effect::Read;
    const ACCESS: Access = Access::Anonymous;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("OIDCProviderArn", "acs:ram::1234567890123456:oidc-provider/ci"),
        ("RoleArn", "acs:ram::1234567890123456:role/myapplicationrole"),
        ("OIDCToken", "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJqb2IifQ.c2lnbmF0dXJl"),
        ("RoleSessionName", "job"),
    ];
    type Service = Sts;
    type Input = Self;
    type Prepared = Option<Vouched<Claims>>;
    type Loaded = Option<Vouched<Claims>>;
    type Output = Output;

    async fn prepare(before: &Before<'_>, input: &Self) -> Result<Self::Prepared, Error> {
        let OidcProviderArn(arn) = &input.provider;
        let tenant = federated::account_of(before, arn).ok_or(Error::NoOidcProvider)?;
        let store = &before.sandbox.store;
        let provider = match oidc::get(&mut store.read(&tenant), &Name::from(arn.name.as_str())) {
            Ok(provider) => provider,
            Err(iam::Error::NotFound { .. }) => return Err(Error::NoOidcProvider),
            Err(error) => return Err(error.into()),
        };
        let token = Token::read(input.token.as_str())?;
        token.may_count(&provider, store.clock().now())?;
        let keys = Keys::fetch(&provider).await?;
        let claims = token.verify(&keys, &provider, store.clock().now())?;
        let mut facts = vec![("oidc:iss", claims.issuer.clone()), ("oidc:sub", claims.subject.clone())];
        // An audience that is not registered with the provider says nothing about this account.
        let registered = claims.audiences.iter().filter(|audience| provider.client_ids.contains(audience));
        facts.extend(registered.map(|audience| ("oidc:aud", audience.clone())));
        let by = federated::Provider { tenant, kind: "oidc-provider", name: provider.name.to_string() };
        let subject = claims.subject.clone();
        Vouched::new(before, by, &input.role_arn, subject, facts, claims).map(Some)
    }

    fn load(_: &mut Cx<'_>, _: &Self, vouched: Self::Prepared) -> Result<Self::Loaded, Fault> {
        Ok(vouched)
    }

    fn caller(vouched: &Self::Loaded) -> Option<&Arc<Caller>> {
        vouched.as_ref().map(Vouched::caller)
    }

    fn checks(input: &Self, vouched: &Self::Loaded, _: &Caller, _: &Call) -> Checks {
        vouched.as_ref().map_or_else(federated::unproved, |vouched| vouched.checks(&input.role_arn))
    }

    fn handle(cx: &mut Cx<'_>, input: Self, vouched: Self::Loaded) -> Result<Output, Error> {
        let vouched = vouched.ok_or(Error::NoOidcProvider)?;
        let session = Assume {
            session_name: input.role_session_name.0,
            duration: input.duration_seconds.unwrap_or(3_600),
            policy: input.policy.map(|policy| policy.0),
            source_identity: None,
        };
        let assumed = vouched.assume(cx, &input.role_arn, session)?;
        Ok(Output {
            oidc_token_info: vouched.claims.into(),
            assumed_role_user: AssumedRoleUser::new(&input.role_arn.account, &assumed.session),
            credentials: assumed.key.into(),
        })
    }
}
