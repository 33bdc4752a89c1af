//! `UpdateSAMLProvider`

use iam::provider::saml::Change;
use schemars::JsonSchema;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::view::SamlProvider;
use crate::ims::field::{AuthnSignAlgo, ProviderDescription, ProviderName, SamlMetadata};
use crate::ims::{Ims, checks};
use crate::page::One;

/// Changes a SAML provider: its metadata, its description or both, of which one must be there.
#[derive(Debug, JsonSchema)]
#[schemars(transparent)]
pub struct UpdateSAMLProvider(Fields);

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Fields {
    /// Name of the provider.
    #[serde(rename = "SAMLProviderName")]
    name: ProviderName,
    /// New metadata in base64.
    #[serde(rename = "NewEncodedSAMLMetadataDocument")]
    metadata: Option<SamlMetadata>,
    /// New description; an empty one removes it.
    new_description: Option<ProviderDescription>,
    /// How requests to it are signed from now on.
    authn_sign_algo: Option<AuthnSignAlgo>,
}

impl<'de> Deserialize<'de> for UpdateSAMLProvider {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let fields = Fields::deserialize(deserializer)?;
        if fields.metadata.is_none() && fields.new_description.is_none() {
            return Err(D::Error::missing_field("NewEncodedSAMLMetadataDocument"));
        }
        Ok(Self(fields))
    }
}

impl Operation for UpdateSAMLProvider {
    const NAME: &'static str = "UpdateSAMLProvider";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("SAMLProviderName", "corp"), ("NewDescription", "single sign-on of the company")];
    type Service = Ims;
    type Input = Self;
    type Output = One<SamlProvider>;

    fn checks(input: &UpdateSAMLProvider, caller: &Caller, _: &Call) -> Checks {
        checks(Self::NAME, caller, &format!("saml-provider/{}", input.0.name.0))
    }

    fn handle(cx: &mut Cx<'_>, UpdateSAMLProvider(input): UpdateSAMLProvider) -> iam::Result<One<SamlProvider>> {
        let change = Change {
            encoded_metadata: input.metadata.map(|metadata| metadata.0),
            algorithm: input.authn_sign_algo.map(Into::into),
            description: input.new_description.map(|text| text.0),
        };
        let provider = iam::provider::saml::update(cx.scope(), &input.name.into(), change)?;
        Ok(One(SamlProvider::new(cx.caller().account(), provider)))
    }
}
