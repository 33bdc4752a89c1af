//! `UpdateOIDCProvider`

use iam::provider::oidc::Change;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::view::Output;
use crate::ims::field::{ClientIds, IssuanceLimit, ProviderDescription, ProviderName};
use crate::ims::{Ims, checks};

/// Changes an OIDC provider; client ids that are given replace all that it had.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateOIDCProvider {
    /// Name of the provider.
    #[serde(rename = "OIDCProviderName")]
    name: ProviderName,
    /// All client ids that it is to have, joined by commas.
    client_ids: Option<ClientIds>,
    /// How long after its issue a token is taken, in hours.
    issuance_limit_time: Option<IssuanceLimit>,
    /// New description; an empty one removes it.
    new_description: Option<ProviderDescription>,
}

impl Operation for UpdateOIDCProvider {
    const NAME: &'static str = "UpdateOIDCProvider";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("OIDCProviderName", "ci"), ("ClientIds", "deployment,tests")];
    type Service = Ims;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        checks(Self::NAME, caller, &format!("oidc-provider/{}", input.name.0))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Output> {
        let change = Change {
            client_ids: input.client_ids.map(|ids| ids.0),
            issuance_limit: input.issuance_limit_time.map(|hours| hours.0),
            description: input.new_description.map(|text| text.0),
        };
        let provider = iam::provider::oidc::update(cx.scope(), &input.name.into(), change)?;
        Ok(Output::new(cx.caller().account(), provider))
    }
}
