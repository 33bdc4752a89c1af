//! The rule: delete an OIDC provider.

use store::Scope;

use super::{get, rows};
use crate::error::Result;
use crate::name::Name;

/// Deletes an OIDC provider. Sessions that it vouched for go on; roles that trust it keep naming it.
pub fn delete(scope: &mut Scope<'_>, name: &Name) -> Result<()> {
    let provider = get(scope, name)?;
    rows::delete(&mut scope.change_authority()?, provider.name.key())?;
    Ok(())
}
