//! `GetOIDCProvider`

use iam::Name;
use iam::provider::oidc::Provider;
use schemars::JsonSchema;
use serde::Deserialize;
use wire::{Effect, Scope};

use super::one_provider::OfProvider;

/// Shows an OIDC provider.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct GetOIDCProvider {}

impl OfProvider for GetOIDCProvider {
    const NAME: &'static str = "GetOIDCProvider";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("OIDCProviderName", "ci")];

    fn apply(self, scope: &mut Scope<'_>, provider: &Name) -> iam::Result<Provider> {
        iam::provider::oidc::get(scope, provider)
    }
}
