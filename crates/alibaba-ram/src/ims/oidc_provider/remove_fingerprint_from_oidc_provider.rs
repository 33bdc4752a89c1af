//! `RemoveFingerprintFromOIDCProvider`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::view::Output;
use crate::ims::field::{Fingerprint, ProviderName};
use crate::ims::{Ims, checks};

/// Removes a fingerprint from an OIDC provider.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct RemoveFingerprintFromOIDCProvider {
    /// Name of the provider.
    #[serde(rename = "OIDCProviderName")]
    name: ProviderName,
    /// The fingerprint.
    fingerprint: Fingerprint,
}

impl Operation for RemoveFingerprintFromOIDCProvider {
    const NAME: &'static str = "RemoveFingerprintFromOIDCProvider";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("OIDCProviderName", "ci"), ("Fingerprint", "ca2aafed2b9ac3bf9cb0f65b5f0ac08c8f7b9c3a")];
    type Service = Ims;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        checks(Self::NAME, caller, &format!("oidc-provider/{}", input.name.0))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Output> {
        let provider = iam::provider::oidc::remove_fingerprint(cx.scope(), &input.name.into(), &input.fingerprint.0)?;
        Ok(Output::new(cx.caller().account(), provider))
    }
}
