//! The rule: limit an interface at a public NAT.

use store::{Scope, table};

use super::{Limit, rows};
use crate::Location;
use crate::error::Result;
use crate::listing::next_position;
use crate::network::interface;
use crate::network::public_nat::{Refusal, get};

/// A limit to be made.
#[derive(Debug, Clone)]
pub struct New {
    /// The NAT.
    pub nat_id: String,
    /// The interface.
    pub interface_id: String,
    /// Most Mbit/s out of the network.
    pub mbps_out: i64,
    /// Most Mbit/s into it; `None` for all that the NAT has.
    pub mbps_in: Option<i64>,
}

/// Limits an interface of the NAT's network, which has no limit there yet. It holds whether or not the interface goes through
/// the NAT at the time.
pub fn create(scope: &mut Scope<'_>, location: &Location<'_>, new: &New) -> Result<Limit> {
    let nat = get(scope, &new.nat_id)?;
    let interface = interface::get(scope, &new.interface_id)?;
    if interface.vpc_id != nat.vpc_id {
        return Err(Refusal::OtherNetwork { id: interface.id, vpc: nat.vpc_id }.into());
    }
    if rows::is_limited(scope, &nat.id, &interface.id)? {
        return Err(Refusal::HasLimit { interface: interface.id, nat: nat.id }.into());
    }
    let limit = Limit {
        id: location.draw(scope, |formats| &formats.nat_limit),
        position: next_position(scope)?,
        region: nat.region,
        nat_id: nat.id,
        interface_id: interface.id,
        mbps_out: new.mbps_out,
        mbps_in: new.mbps_in,
        created_at: scope.now(),
    };
    table::insert(scope, [&limit])?;
    Ok(limit)
}
