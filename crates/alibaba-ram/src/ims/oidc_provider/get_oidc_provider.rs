//! `GetOIDCProvider`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::view::Output;
use crate::ims::field::ProviderName;
use crate::ims::{Ims, checks};

/// Shows an OIDC provider.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct GetOIDCProvider {
    /// Name of the provider.
    #[serde(rename = "OIDCProviderName")]
    name: ProviderName,
}

impl Operation for GetOIDCProvider {
    const NAME: &'static str = "GetOIDCProvider";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("OIDCProviderName", "ci")];
    type Service = Ims;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        checks(Self::NAME, caller, &format!("oidc-provider/{}", input.name.0))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Output> {
        let provider = iam::provider::oidc::get(cx.scope(), &input.name.into())?;
        Ok(Output::new(cx.caller().account(), provider))
    }
}
