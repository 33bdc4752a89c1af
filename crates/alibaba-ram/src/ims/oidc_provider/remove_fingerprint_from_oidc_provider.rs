//! `RemoveFingerprintFromOIDCProvider`

use iam::Name;
use iam::provider::oidc::Provider;
use schemars::JsonSchema;
use serde::Deserialize;
use wire::{Effect, Scope};

use super::one_provider::OfProvider;
use crate::ims::field::Fingerprint;

/// Removes a fingerprint from an OIDC provider.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct RemoveFingerprintFromOIDCProvider {
    /// The fingerprint.
    fingerprint: Fingerprint,
}

impl OfProvider for RemoveFingerprintFromOIDCProvider {
    const NAME: &'static str = "RemoveFingerprintFromOIDCProvider";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("OIDCProviderName", "ci"), ("Fingerprint", "ca2aafed2b9ac3bf9cb0f65b5f0ac08c8f7b9c3a")];

    fn apply(self, scope: &mut Scope<'_>, provider: &Name) -> iam::Result<Provider> {
        iam::provider::oidc::remove_fingerprint(scope, provider, &self.fingerprint.0)
    }
}
