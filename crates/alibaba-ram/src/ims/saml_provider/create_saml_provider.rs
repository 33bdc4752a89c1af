//! `CreateSAMLProvider`

use iam::provider::saml::New;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{METADATA_EXAMPLE, view::SamlProvider};
use crate::ims::field::{AuthnSignAlgo, ProviderDescription, ProviderName, SamlMetadata};
use crate::ims::{Ims, checks};
use crate::page::One;

/// Makes an identity provider known by its SAML metadata.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateSAMLProvider {
    /// Name of the provider.
    #[serde(rename = "SAMLProviderName")]
    name: ProviderName,
    /// Its metadata in base64.
    #[serde(rename = "EncodedSAMLMetadataDocument")]
    metadata: SamlMetadata,
    /// Free text, up to 256 characters.
    description: Option<ProviderDescription>,
    /// How requests to it are signed; `rsa-sha1` by default.
    #[serde(default)]
    authn_sign_algo: AuthnSignAlgo,
}

impl Operation for CreateSAMLProvider {
    const NAME: &'static str = "CreateSAMLProvider";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("SAMLProviderName", "corp"), ("EncodedSAMLMetadataDocument", METADATA_EXAMPLE)];
    type Service = Ims;
    type Input = Self;
    type Output = One<SamlProvider>;

    fn checks(_: &Self, caller: &Caller, _: &Call) -> Checks {
        checks(Self::NAME, caller, "saml-provider/*")
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<One<SamlProvider>> {
        let new = New {
            name: input.name.into(),
            encoded_metadata: input.metadata.0,
            algorithm: input.authn_sign_algo.into(),
            description: input.description.map(|text| text.0),
        };
        let provider = iam::provider::saml::create(cx.scope(), new)?;
        Ok(One(SamlProvider::new(cx.caller().account(), provider)))
    }
}
