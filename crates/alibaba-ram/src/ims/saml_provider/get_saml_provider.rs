//! `GetSAMLProvider`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::view::SamlProvider;
use crate::ims::field::ProviderName;
use crate::ims::{Ims, checks};
use crate::page::One;

/// Shows a SAML provider with its metadata.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct GetSAMLProvider {
    /// Name of the provider.
    #[serde(rename = "SAMLProviderName")]
    name: ProviderName,
}

impl Operation for GetSAMLProvider {
    const NAME: &'static str = "GetSAMLProvider";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("SAMLProviderName", "corp")];
    type Service = Ims;
    type Input = Self;
    type Output = One<SamlProvider>;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        checks(Self::NAME, caller, &format!("saml-provider/{}", input.name.0))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<One<SamlProvider>> {
        let provider = iam::provider::saml::get(cx.scope(), &input.name.into())?;
        let metadata = Some(provider.encoded_metadata.clone());
        let shown = SamlProvider::new(cx.caller().account(), provider);
        Ok(One(SamlProvider { encoded_saml_metadata_document: metadata, ..shown }))
    }
}
