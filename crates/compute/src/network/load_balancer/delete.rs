//! The rule: delete a load balancer.

use store::{Scope, table};

use super::{LoadBalancer, TAGGED, get, listener};
use crate::error::{Error, Kind, Result};
use crate::network::{address, elastic_address};

/// Deletes a load balancer for which no elastic address stands, with its listeners.
pub fn delete(scope: &mut Scope<'_>, id: &str) -> Result<()> {
    let balancer = get(scope, id)?;
    if !elastic_address::of_holders(scope, &[id])?.is_empty() {
        return Err(Error::InUse { kind: Kind::LoadBalancer, id: balancer.id, by: Kind::ElasticAddress });
    }
    listener::remove_all(scope, id)?;
    address::rows::delete_of(scope, id)?;
    table::delete::<LoadBalancer>(scope, &[id])?;
    store::tag::clear(scope, TAGGED, id)?;
    Ok(())
}
