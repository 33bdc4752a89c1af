//! The rule: find a route table.

use store::{Scope, table};

use super::RouteTable;
use crate::error::{Error, Kind, Result};

/// The route table with this id, in whichever region.
pub fn get(scope: &mut Scope<'_>, id: &str) -> Result<RouteTable> {
    table::find(scope, id)?.ok_or_else(|| Error::not_found(Kind::RouteTable, id))
}
