//! The rule: delete a prefix list.

use store::{Scope, table};

use super::{PrefixList, TAGGED, associations, get};
use crate::error::{Error, Kind, Result};
use crate::network::route;

/// Deletes a prefix list that no rule and no route names.
pub fn delete(scope: &mut Scope<'_>, id: &str) -> Result<()> {
    let list = get(scope, id)?;
    if associations(scope, &[id])?.iter().any(|(named, _)| named == id) {
        return Err(Error::InUse { kind: Kind::PrefixList, id: id.to_owned(), by: Kind::Rule });
    }
    if !route::lists_named(scope, id)?.is_empty() {
        return Err(Error::InUse { kind: Kind::PrefixList, id: id.to_owned(), by: Kind::Route });
    }
    table::delete::<PrefixList>(scope, &[id])?;
    store::tag::clear(scope, TAGGED, &list.id)?;
    Ok(())
}
