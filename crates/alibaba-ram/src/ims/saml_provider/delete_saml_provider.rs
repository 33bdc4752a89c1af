//! `DeleteSAMLProvider`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ims::field::ProviderName;
use crate::ims::{Ims, checks};
use crate::ram::view::Empty;

/// Deletes a SAML provider; sessions that it vouched for go on until they end.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteSAMLProvider {
    /// Name of the provider.
    #[serde(rename = "SAMLProviderName")]
    name: ProviderName,
}

impl Operation for DeleteSAMLProvider {
    const NAME: &'static str = "DeleteSAMLProvider";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("SAMLProviderName", "corp")];
    type Service = Ims;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        checks(Self::NAME, caller, &format!("saml-provider/{}", input.name.0))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Empty> {
        iam::provider::saml::delete(cx.scope(), &input.name.into())?;
        Ok(Empty {})
    }
}
