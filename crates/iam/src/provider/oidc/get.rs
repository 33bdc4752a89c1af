//! The rule: find an OIDC provider.

use store::Scope;

use super::{Provider, rows};
use crate::error::{Error, Kind, Result};
use crate::name::Name;

/// The OIDC provider of this name.
pub fn get(scope: &mut Scope<'_>, name: &Name) -> Result<Provider> {
    let found = rows::find(scope, name.key())?;
    let found = found.filter(|provider| name.finds(&provider.name, scope.tenant().cloud));
    found.ok_or_else(|| Error::not_found(Kind::OidcProvider, name.as_str()))
}
