//! The rule: find an instance.

use std::collections::HashMap;

use store::{Fault, Scope, table};

use super::rows::StoredData;
use super::{Instance, UserData, rows};
use crate::error::{Error, Kind, Result};

/// The instance with this id, in whichever region.
pub fn get(scope: &mut Scope<'_>, id: &str) -> Result<Instance> {
    rows::find(scope, id)?.ok_or_else(|| Error::not_found(Kind::Instance, id))
}

/// The instances of the account that have one of these ids, in any order.
pub fn get_many(scope: &mut Scope<'_>, ids: &[&str]) -> Result<Vec<Instance>> {
    Ok(rows::find_many(scope, ids)?)
}

/// What instances read when they first start, in base64. An instance without is not in the map.
pub fn user_data_in(scope: &mut Scope<'_>, ids: &[&str]) -> Result<HashMap<String, String>> {
    let found = table::find_many::<StoredData>(scope, ids)?;
    Ok(found.into_iter().map(|stored| (stored.instance_id, stored.encoded)).collect())
}

/// What an instance reads when it first starts.
pub fn user_data_of(scope: &mut Scope<'_>, id: &str) -> Result<Option<UserData>> {
    let Some(encoded) = rows::user_data(scope, id)? else { return Ok(None) };
    let data = UserData::parse(&encoded).map_err(|error| Fault::Damaged(error.to_string()))?;
    Ok(Some(data))
}
