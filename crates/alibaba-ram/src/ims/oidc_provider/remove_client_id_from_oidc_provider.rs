//! `RemoveClientIdFromOIDCProvider`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::view::Output;
use crate::ims::field::{ClientId, ProviderName};
use crate::ims::{Ims, checks};

/// Removes a client id from an OIDC provider.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct RemoveClientIdFromOIDCProvider {
    /// Name of the provider.
    #[serde(rename = "OIDCProviderName")]
    name: ProviderName,
    /// The client id.
    client_id: ClientId,
}

impl Operation for RemoveClientIdFromOIDCProvider {
    const NAME: &'static str = "RemoveClientIdFromOIDCProvider";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("OIDCProviderName", "ci"), ("ClientId", "tests")];
    type Service = Ims;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        checks(Self::NAME, caller, &format!("oidc-provider/{}", input.name.0))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Output> {
        let provider = iam::provider::oidc::remove_client_id(cx.scope(), &input.name.into(), &input.client_id.0)?;
        Ok(Output::new(cx.caller().account(), provider))
    }
}
