//! The rule: find an instance.

use store::{Fault, Scope};

use super::{Instance, UserData, rows};
use crate::error::{Error, Kind, Result};

/// The instance with this id, in whichever region.
pub fn get(scope: &mut Scope<'_>, id: &str) -> Result<Instance> {
    rows::find(scope, id)?.ok_or_else(|| Error::not_found(Kind::Instance, id))
}

/// What an instance reads when it first starts.
pub fn user_data_of(scope: &mut Scope<'_>, id: &str) -> Result<Option<UserData>> {
    let Some(encoded) = rows::user_data(scope, id)? else { return Ok(None) };
    let data = UserData::parse(&encoded).map_err(|error| Fault::Damaged(error.to_string()))?;
    Ok(Some(data))
}
