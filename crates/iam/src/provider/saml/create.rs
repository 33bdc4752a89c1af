//! The rule: create a SAML provider.

use store::Scope;

use super::{Algorithm, Provider, rows};
use crate::error::{Error, Kind, Result};
use crate::name::Name;
use crate::quota::{self, Limit};

/// A SAML provider to be made.
#[derive(Debug, Clone)]
pub struct New {
    /// Its name.
    pub name: Name,
    /// Its metadata in base64, which [`super::Metadata`] has read.
    pub encoded_metadata: String,
    /// How requests to it are to be signed.
    pub algorithm: Algorithm,
    /// Free text.
    pub description: Option<String>,
}

/// Creates a SAML provider in the caller's account.
pub fn create(scope: &mut Scope<'_>, new: New) -> Result<Provider> {
    if rows::find(scope, new.name.key())?.is_some() {
        return Err(Error::AlreadyExists { kind: Kind::SamlProvider, name: new.name.to_string() });
    }
    let used = rows::count(scope)?;
    quota::room_for(scope, Limit::SamlProviders, used)?;
    let provider = Provider {
        name: new.name,
        encoded_metadata: new.encoded_metadata,
        algorithm: new.algorithm,
        description: new.description.filter(|text| !text.is_empty()),
        created_at: scope.now(),
        updated_at: scope.now(),
    };
    let inserted = rows::insert(&mut scope.change_authority()?, &provider);
    inserted.map_err(Error::unless_free(Kind::SamlProvider, &provider.name))?;
    Ok(provider)
}
