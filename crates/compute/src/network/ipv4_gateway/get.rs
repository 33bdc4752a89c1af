//! The rules: find gateways.

use store::{Scope, table};

use super::Ipv4Gateway;
use crate::error::{Error, Kind, Result};

/// The gateway with this id, in whichever region.
pub fn get(scope: &mut Scope<'_>, id: &str) -> Result<Ipv4Gateway> {
    table::find(scope, id)?.ok_or_else(|| Error::not_found(Kind::Ipv4Gateway, id))
}

/// The gateway of a network.
pub fn of_vpc(scope: &mut Scope<'_>, vpc: &str) -> Result<Option<Ipv4Gateway>> {
    Ok(table::find_by(scope, "vpc_id", vpc)?)
}
