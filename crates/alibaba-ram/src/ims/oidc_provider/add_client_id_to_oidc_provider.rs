//! `AddClientIdToOIDCProvider`

use iam::Name;
use iam::provider::oidc::Provider;
use schemars::JsonSchema;
use serde::Deserialize;
use wire::{Effect, Scope};

use super::one_provider::OfProvider;
use crate::ims::field::ClientId;

/// Adds a client id to an OIDC provider.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct AddClientIdToOIDCProvider {
    /// The client id.
    client_id: ClientId,
}

impl OfProvider for AddClientIdToOIDCProvider {
    const NAME: &'static str = "AddClientIdToOIDCProvider";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("OIDCProviderName", "ci"), ("ClientId", "tests")];

    fn apply(self, scope: &mut Scope<'_>, provider: &Name) -> iam::Result<Provider> {
        iam::provider::oidc::add_client_id(scope, provider, self.client_id.0)
    }
}
