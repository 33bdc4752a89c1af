//! `DeleteOIDCProvider`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ims::field::ProviderName;
use crate::ims::{Ims, checks};
use crate::ram::view::Empty;

/// Deletes an OIDC provider; sessions that it vouched for go on until they end.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteOIDCProvider {
    /// Name of the provider.
    #[serde(rename = "OIDCProviderName")]
    name: ProviderName,
}

impl Operation for DeleteOIDCProvider {
    const NAME: &'static str = "DeleteOIDCProvider";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("OIDCProviderName", "ci")];
    type Service = Ims;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        checks(Self::NAME, caller, &format!("oidc-provider/{}", input.name.0))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Empty> {
        iam::provider::oidc::delete(cx.scope(), &input.name.into())?;
        Ok(Empty {})
    }
}
