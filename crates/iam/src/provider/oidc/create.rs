//! The rule: create an OIDC provider.

use store::Scope;

use super::{Issuer, Provider, rows};
use crate::error::{Error, Kind, Result};
use crate::name::Name;
use crate::quota::{self, Limit};

/// An OIDC provider to be made.
#[derive(Debug, Clone)]
pub struct New {
    /// Its name.
    pub name: Name,
    /// Address under which it issues tokens.
    pub issuer: Issuer,
    /// For whom its tokens may be issued.
    pub client_ids: Vec<String>,
    /// Fingerprints of certificates that vouch for its address.
    pub fingerprints: Vec<String>,
    /// How long after its issue a token is taken, in hours.
    pub issuance_limit: i64,
    /// Free text.
    pub description: Option<String>,
}

/// Creates an OIDC provider in the caller's account.
pub fn create(scope: &mut Scope<'_>, new: New) -> Result<Provider> {
    let taken = |name: &str| Error::AlreadyExists { kind: Kind::OidcProvider, name: name.to_owned() };
    if rows::find(scope, new.name.key())?.is_some() {
        return Err(taken(new.name.as_str()));
    }
    if rows::has_issuer(scope, &new.issuer)? {
        return Err(taken(new.issuer.as_str()));
    }
    let used = rows::count(scope)?;
    quota::room_for(scope, Limit::OidcProviders, used)?;
    quota::at_most(scope, Limit::ClientIdsPerProvider, new.client_ids.len())?;
    quota::at_most(scope, Limit::FingerprintsPerProvider, new.fingerprints.len())?;
    let provider = Provider {
        name: new.name,
        issuer: new.issuer,
        client_ids: new.client_ids,
        fingerprints: new.fingerprints,
        issuance_limit: new.issuance_limit,
        description: new.description.filter(|text| !text.is_empty()),
        created_at: scope.now(),
        updated_at: scope.now(),
    };
    let inserted = rows::insert(&mut scope.change_authority()?, &provider);
    inserted.map_err(Error::unless_free(Kind::OidcProvider, &provider.name))?;
    Ok(provider)
}
