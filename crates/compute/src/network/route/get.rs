//! The rules: find routes.

use std::collections::HashMap;

use store::{Scope, table};

use super::{Destination, Route, rows};
use crate::error::{Error, Kind, Result};

/// The route with this id, in whichever region.
pub fn get(scope: &mut Scope<'_>, id: &str) -> Result<Route> {
    table::find(scope, id)?.ok_or_else(|| Error::not_found(Kind::Route, id))
}

/// The route of a table that is for these addresses, and no others.
pub fn in_table(scope: &mut Scope<'_>, table: &str, destination: &Destination) -> Result<Option<Route>> {
    Ok(rows::in_table(scope, table, destination)?)
}

/// Whether a route leads to a thing.
pub fn leads_to(scope: &mut Scope<'_>, hop: &str) -> Result<bool> {
    Ok(rows::leads_to(scope, hop)?)
}

/// How many routes each table of a network has. A table without is not in the map.
pub fn count_by_table(scope: &mut Scope<'_>, vpc: &str) -> Result<HashMap<String, i64>> {
    Ok(rows::count_by_table(scope, vpc)?.into_iter().collect())
}

/// The tables whose routes are for a prefix list, each with its region, in order.
pub fn lists_named(scope: &mut Scope<'_>, list: &str) -> Result<Vec<(String, String)>> {
    Ok(rows::tables_naming(scope, list)?)
}
