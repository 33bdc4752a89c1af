//! An OIDC provider in answers.

use alibaba_core::arn;
use iam::provider::oidc;
use kernel::time;
use schemars::JsonSchema;
use serde::Serialize;
use serde_with::skip_serializing_none;

use crate::page::Listed;

/// An OIDC provider.
#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct OidcProvider {
    arn: String,
    client_ids: String,
    create_date: String,
    description: Option<String>,
    fingerprints: String,
    /// Milliseconds since 1970, as text.
    gmt_create: String,
    /// Milliseconds since 1970, as text.
    gmt_modified: String,
    issuance_limit_time: i64,
    issuer_url: String,
    #[serde(rename = "OIDCProviderName")]
    oidc_provider_name: String,
    update_date: String,
}

impl Listed for OidcProvider {
    const LIST: &'static str = "OIDCProviders";
    const ITEM: &'static str = "OIDCProvider";
}

impl OidcProvider {
    /// The provider of an account.
    pub(super) fn new(account: &str, provider: oidc::Provider) -> Self {
        Self {
            arn: arn::provider_name(account, "oidc-provider", provider.name.as_str()),
            client_ids: provider.client_ids.join(","),
            create_date: time::seconds(provider.created_at),
            description: provider.description,
            fingerprints: provider.fingerprints.join(","),
            gmt_create: time::to_millis(provider.created_at).to_string(),
            gmt_modified: time::to_millis(provider.updated_at).to_string(),
            issuance_limit_time: provider.issuance_limit,
            issuer_url: provider.issuer.as_str().to_owned(),
            oidc_provider_name: provider.name.to_string(),
            update_date: time::seconds(provider.updated_at),
        }
    }
}

/// An answer that is one OIDC provider.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Output {
    #[serde(rename = "OIDCProvider")]
    oidc_provider: OidcProvider,
}

impl Output {
    /// The provider of an account.
    pub(super) fn new(account: &str, provider: oidc::Provider) -> Self {
        Self { oidc_provider: OidcProvider::new(account, provider) }
    }
}
