//! `UpdateOIDCProvider`

use iam::Name;
use iam::provider::oidc::{Change, Provider};
use schemars::JsonSchema;
use serde::Deserialize;
use wire::{Effect, Scope};

use super::one_provider::OfProvider;
use crate::ims::field::{ClientIds, IssuanceLimit, ProviderDescription};

/// Changes an OIDC provider; client ids that are given replace all that it had.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateOIDCProvider {
    /// All client ids that it is to have, joined by commas.
    client_ids: Option<ClientIds>,
    /// How long after its issue a token is taken, in hours.
    issuance_limit_time: Option<IssuanceLimit>,
    /// New description; an empty one removes it.
    new_description: Option<ProviderDescription>,
}

impl OfProvider for UpdateOIDCProvider {
    const NAME: &'static str = "UpdateOIDCProvider";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("OIDCProviderName", "ci"), ("ClientIds", "deployment,tests")];

    fn apply(self, scope: &mut Scope<'_>, provider: &Name) -> iam::Result<Provider> {
        let change = Change {
            client_ids: self.client_ids.map(|ids| ids.0),
            issuance_limit: self.issuance_limit_time.map(|hours| hours.0),
            description: self.new_description.map(|text| text.0),
        };
        iam::provider::oidc::update(scope, provider, change)
    }
}
