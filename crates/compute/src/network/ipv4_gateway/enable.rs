//! The rule: enable a gateway.

use store::{Scope, table};

use super::{Ipv4Gateway, Refusal, get};
use crate::Location;
use crate::error::Result;
use crate::network::route::{self, Destination, Hop, HopKind};

/// Enables a gateway, and leads the traffic of these route tables to it that has no other route.
pub fn enable(scope: &mut Scope<'_>, location: &Location<'_>, id: &str, tables: &[String]) -> Result<Ipv4Gateway> {
    let mut gateway = get(scope, id)?;
    if gateway.enabled {
        return Err(Refusal::Active { id: gateway.id }.into());
    }
    gateway.enabled = true;
    table::update(scope, &gateway, &["enabled"])?;
    for table in tables {
        let new = route::New {
            route_table_id: table.clone(),
            destination: Destination::block("0.0.0.0/0")?,
            name: String::new(),
            description: String::new(),
            hops: vec![Hop { kind: HopKind::Ipv4Gateway, id: gateway.id.clone(), weight: 0 }],
        };
        route::create(scope, location, new)?;
    }
    Ok(gateway)
}
