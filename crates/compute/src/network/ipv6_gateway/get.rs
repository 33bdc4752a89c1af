//! The rules: find gateways.

use store::{Scope, table};

use super::Ipv6Gateway;
use crate::error::{Error, Kind, Result};

/// The gateway with this id, in whichever region.
pub fn get(scope: &mut Scope<'_>, id: &str) -> Result<Ipv6Gateway> {
    table::find(scope, id)?.ok_or_else(|| Error::not_found(Kind::Ipv6Gateway, id))
}

/// The gateway of a network.
pub fn of_vpc(scope: &mut Scope<'_>, vpc: &str) -> Result<Option<Ipv6Gateway>> {
    Ok(table::find_by(scope, "vpc_id", vpc)?)
}
