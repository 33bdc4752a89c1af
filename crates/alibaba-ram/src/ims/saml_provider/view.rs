//! A SAML provider in answers.

use alibaba_core::arn;
use iam::provider::saml;
use kernel::time;
use schemars::JsonSchema;
use serde::Serialize;
use serde_with::skip_serializing_none;

use crate::page::Listed;

/// A SAML provider.
#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct SamlProvider {
    pub(super) arn: String,
    /// Lists leave it out.
    pub(super) authn_sign_algo: Option<&'static str>,
    pub(super) create_date: String,
    pub(super) description: Option<String>,
    /// Only where one provider is asked for.
    #[serde(rename = "EncodedSAMLMetadataDocument")]
    pub(super) encoded_saml_metadata_document: Option<String>,
    #[serde(rename = "SAMLProviderName")]
    pub(super) saml_provider_name: String,
    pub(super) update_date: String,
}

impl Listed for SamlProvider {
    const LIST: &'static str = "SAMLProviders";
    const ITEM: &'static str = "SAMLProvider";
}

impl SamlProvider {
    /// The provider of an account, without its metadata.
    pub(super) fn new(account: &str, provider: saml::Provider) -> Self {
        Self {
            arn: arn::provider_name(account, "saml-provider", provider.name.as_str()),
            authn_sign_algo: Some(provider.algorithm.as_str()),
            create_date: time::seconds(provider.created_at),
            description: provider.description,
            encoded_saml_metadata_document: None,
            saml_provider_name: provider.name.to_string(),
            update_date: time::seconds(provider.updated_at),
        }
    }
}
