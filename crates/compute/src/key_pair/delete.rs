//! The rule: delete key pairs.

use store::{Scope, table};

use super::{KeyPair, TAGGED, rows};
use crate::error::{Error, Kind, Result};
use crate::resource::key_in;

/// Deletes key pairs that are in no instance. One that is not there is passed over.
pub fn delete(scope: &mut Scope<'_>, region: &str, names: &[String]) -> Result<()> {
    if let Some(name) = rows::in_use(scope, region, names)? {
        return Err(Error::InUse { kind: Kind::KeyPair, id: name, by: Kind::Instance });
    }
    let keys: Vec<_> = names.iter().map(|name| key_in(region, name)).collect();
    let keys: Vec<_> = keys.iter().map(String::as_str).collect();
    table::delete::<KeyPair>(scope, &keys)?;
    store::tag::clear_many(scope, TAGGED, &keys)?;
    Ok(())
}
