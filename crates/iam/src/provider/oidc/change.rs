//! The rules: change an OIDC provider, and what it lists.

use store::Scope;

use super::{Provider, get, rows};
use crate::error::{Error, Kind, Result};
use crate::name::Name;
use crate::quota::{self, Limit};

/// What is to change; `None` keeps the value, an empty description removes it.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// All client ids that the provider is to have.
    pub client_ids: Option<Vec<String>>,
    /// New limit on the age of tokens, in hours.
    pub issuance_limit: Option<i64>,
    /// New free text.
    pub description: Option<String>,
}

/// Changes an OIDC provider and returns it as it is then.
pub fn update(scope: &mut Scope<'_>, name: &Name, change: Change) -> Result<Provider> {
    let mut provider = get(scope, name)?;
    if let Some(ids) = change.client_ids {
        quota::at_most(scope, Limit::ClientIdsPerProvider, ids.len())?;
        provider.client_ids = ids;
    }
    if let Some(hours) = change.issuance_limit {
        provider.issuance_limit = hours;
    }
    if let Some(description) = change.description {
        provider.description = Some(description).filter(|text| !text.is_empty());
    }
    keep(scope, provider)
}

/// Adds a client id.
pub fn add_client_id(scope: &mut Scope<'_>, name: &Name, id: String) -> Result<Provider> {
    let mut provider = get(scope, name)?;
    add(&mut provider.client_ids, id, Kind::OidcClientId)?;
    quota::at_most(scope, Limit::ClientIdsPerProvider, provider.client_ids.len())?;
    keep(scope, provider)
}

/// Removes a client id.
pub fn remove_client_id(scope: &mut Scope<'_>, name: &Name, id: &str) -> Result<Provider> {
    let mut provider = get(scope, name)?;
    remove(&mut provider.client_ids, |known| known == id, id, Kind::OidcClientId)?;
    keep(scope, provider)
}

/// Adds a fingerprint.
pub fn add_fingerprint(scope: &mut Scope<'_>, name: &Name, fingerprint: String) -> Result<Provider> {
    let mut provider = get(scope, name)?;
    if provider.fingerprints.iter().any(|known| known.eq_ignore_ascii_case(&fingerprint)) {
        return Err(Error::AlreadyExists { kind: Kind::OidcFingerprint, name: fingerprint });
    }
    provider.fingerprints.push(fingerprint);
    quota::at_most(scope, Limit::FingerprintsPerProvider, provider.fingerprints.len())?;
    keep(scope, provider)
}

/// Removes a fingerprint, also the last one: Terraform's provider replaces one by removing it first.
pub fn remove_fingerprint(scope: &mut Scope<'_>, name: &Name, fingerprint: &str) -> Result<Provider> {
    let mut provider = get(scope, name)?;
    let is_it = |known: &str| known.eq_ignore_ascii_case(fingerprint);
    remove(&mut provider.fingerprints, is_it, fingerprint, Kind::OidcFingerprint)?;
    keep(scope, provider)
}

fn add(list: &mut Vec<String>, item: String, kind: Kind) -> Result<()> {
    if list.contains(&item) {
        return Err(Error::AlreadyExists { kind, name: item });
    }
    list.push(item);
    Ok(())
}

fn remove(list: &mut Vec<String>, is_it: impl Fn(&str) -> bool, item: &str, kind: Kind) -> Result<()> {
    let place = list.iter().position(|known| is_it(known)).ok_or_else(|| Error::not_found(kind, item))?;
    list.remove(place);
    Ok(())
}

fn keep(scope: &mut Scope<'_>, mut provider: Provider) -> Result<Provider> {
    provider.updated_at = scope.now();
    rows::update(&mut scope.change_authority()?, &provider)?;
    Ok(provider)
}
