//! OIDC providers.

mod add_client_id_to_oidc_provider;
mod add_fingerprint_to_oidc_provider;
mod create_oidc_provider;
mod delete_oidc_provider;
mod get_oidc_provider;
mod list_oidc_providers;
mod one_provider;
mod remove_client_id_from_oidc_provider;
mod remove_fingerprint_from_oidc_provider;
mod update_oidc_provider;
mod view;

pub use add_client_id_to_oidc_provider::AddClientIdToOIDCProvider;
pub use add_fingerprint_to_oidc_provider::AddFingerprintToOIDCProvider;
pub use create_oidc_provider::CreateOIDCProvider;
pub use delete_oidc_provider::DeleteOIDCProvider;
pub use get_oidc_provider::GetOIDCProvider;
pub use list_oidc_providers::ListOIDCProviders;
pub use one_provider::OnProvider;
pub use remove_client_id_from_oidc_provider::RemoveClientIdFromOIDCProvider;
pub use remove_fingerprint_from_oidc_provider::RemoveFingerprintFromOIDCProvider;
pub use update_oidc_provider::UpdateOIDCProvider;
