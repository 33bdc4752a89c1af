//! The rule: change a SAML provider.

use store::Scope;

use super::{Algorithm, Provider, get, rows};
use crate::error::Result;
use crate::name::Name;

/// What is to change; `None` keeps the value, an empty description removes it.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// New metadata in base64, which [`super::Metadata`] has read.
    pub encoded_metadata: Option<String>,
    /// New algorithm for requests.
    pub algorithm: Option<Algorithm>,
    /// New free text.
    pub description: Option<String>,
}

/// Changes a SAML provider and returns it as it is then.
pub fn update(scope: &mut Scope<'_>, name: &Name, change: Change) -> Result<Provider> {
    let mut provider = get(scope, name)?;
    if let Some(metadata) = change.encoded_metadata {
        provider.encoded_metadata = metadata;
    }
    if let Some(algorithm) = change.algorithm {
        provider.algorithm = algorithm;
    }
    if let Some(description) = change.description {
        provider.description = Some(description).filter(|text| !text.is_empty());
    }
    provider.updated_at = scope.now();
    rows::update(&mut scope.change_authority()?, &provider)?;
    Ok(provider)
}
