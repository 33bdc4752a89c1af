//! SAML providers.

mod create_saml_provider;
mod delete_saml_provider;
mod get_saml_provider;
mod list_saml_providers;
mod update_saml_provider;
mod view;

pub use create_saml_provider::CreateSAMLProvider;
pub use delete_saml_provider::DeleteSAMLProvider;
pub use get_saml_provider::GetSAMLProvider;
pub use list_saml_providers::ListSAMLProviders;
pub use update_saml_provider::UpdateSAMLProvider;

/// Metadata of a provider that does not exist, for the reference of operations.
const METADATA_EXAMPLE: &str = include_str!("metadata_example.txt");
