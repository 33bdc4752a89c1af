//! The rules: find elastic addresses.

use std::collections::HashMap;

use store::{Scope, table};

use super::{ElasticAddress, rows};
use crate::error::{Error, Kind, Result};

/// The elastic address with this id, in whichever region.
pub fn get(scope: &mut Scope<'_>, id: &str) -> Result<ElasticAddress> {
    table::find(scope, id)?.ok_or_else(|| Error::not_found(Kind::ElasticAddress, id))
}

/// The elastic addresses that these instances and interfaces have. One without is not in the map.
pub fn of_holders(scope: &mut Scope<'_>, holders: &[&str]) -> Result<HashMap<String, Vec<ElasticAddress>>> {
    let mut found = HashMap::<_, Vec<_>>::new();
    for elastic in rows::of_holders(scope, holders)? {
        if let Some(holder) = &elastic.holder {
            found.entry(holder.id.clone()).or_default().push(elastic);
        }
    }
    Ok(found)
}
