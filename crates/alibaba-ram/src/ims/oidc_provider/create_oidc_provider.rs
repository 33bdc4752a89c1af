//! `CreateOIDCProvider`

use iam::provider::oidc::New;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::view::Output;
use crate::ims::field::{ClientIds, Fingerprints, IssuanceLimit, IssuerUrl, ProviderDescription, ProviderName};
use crate::ims::{Ims, checks};

/// Makes an identity provider known by the address under which it issues tokens.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateOIDCProvider {
    /// Name of the provider.
    #[serde(rename = "OIDCProviderName")]
    name: ProviderName,
    /// Address under which it issues tokens.
    issuer_url: IssuerUrl,
    /// For whom its tokens may be issued, joined by commas; up to 50.
    #[serde(default)]
    client_ids: ClientIds,
    /// Fingerprints of certificates that vouch for the address, joined by commas; 1 to 5.
    fingerprints: Fingerprints,
    /// How long after its issue a token is taken, in hours; 12 by default.
    #[serde(default)]
    issuance_limit_time: IssuanceLimit,
    /// Free text, up to 256 characters.
    description: Option<ProviderDescription>,
}

impl Operation for CreateOIDCProvider {
    const NAME: &'static str = "CreateOIDCProvider";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("OIDCProviderName", "ci"),
        ("IssuerUrl", "https://ci.example.com"),
        ("ClientIds", "deployment"),
        ("Fingerprints", "902ef2deeb3c5b13ea4c3d5193629309e231ae55"),
    ];
    type Service = Ims;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, _: &Call) -> Checks {
        checks(Self::NAME, caller, "oidc-provider/*")
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Output> {
        let new = New {
            name: input.name.into(),
            issuer: input.issuer_url.0,
            client_ids: input.client_ids.0,
            fingerprints: input.fingerprints.0,
            issuance_limit: input.issuance_limit_time.0,
            description: input.description.map(|text| text.0),
        };
        let provider = iam::provider::oidc::create(cx.scope(), new)?;
        Ok(Output::new(cx.caller().account(), provider))
    }
}
