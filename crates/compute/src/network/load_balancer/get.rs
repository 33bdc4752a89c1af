//! The rules: find load balancers.

use store::{Scope, table};

use super::{LoadBalancer, rows};
use crate::error::{Error, Kind, Result};

/// The load balancer with this id, in whichever region.
pub fn get(scope: &mut Scope<'_>, id: &str) -> Result<LoadBalancer> {
    table::find(scope, id)?.ok_or_else(|| Error::not_found(Kind::LoadBalancer, id))
}

/// The load balancers of the account that have one of these ids, in any order.
pub fn get_many(scope: &mut Scope<'_>, ids: &[&str]) -> Result<Vec<LoadBalancer>> {
    Ok(table::find_many(scope, ids)?)
}

/// Whether a network has a load balancer.
pub(in crate::network) fn any_in(scope: &mut Scope<'_>, vpc: &str) -> Result<bool> {
    Ok(rows::any_in(scope, vpc)?)
}

/// Whether a load balancer listens in a subnet.
pub(in crate::network) fn any_in_subnet(scope: &mut Scope<'_>, subnet: &str) -> Result<bool> {
    Ok(rows::any_in_subnet(scope, subnet)?)
}
