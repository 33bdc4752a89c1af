//! The rule: create a listener of a load balancer.

use store::{Scope, table};

use super::{Listener, Protocol, Session, rows};
use crate::error::{Error, Kind, Result};
use crate::listing::next_position;
use crate::network::load_balancer::{Refusal, get};
use crate::{Extras, Location};

/// How many listeners a load balancer may have.
const MOST: usize = 50;

/// A listener to be made.
#[derive(Debug, Clone)]
pub struct New {
    /// The load balancer.
    pub load_balancer_id: String,
    /// Name; may be empty.
    pub name: String,
    /// Whether it listens.
    pub enabled: bool,
    /// What it takes.
    pub protocol: Protocol,
    /// The port that it listens at.
    pub port: u32,
    /// The vendor's word for how it chooses among servers.
    pub scheduler: String,
    /// Most Mbit/s to the servers; `None` for no limit.
    pub mbps_in: Option<i64>,
    /// Most Mbit/s from the servers; `None` for no limit.
    pub mbps_out: Option<i64>,
    /// How it keeps a client with one server.
    pub session: Session,
    /// What only the dialect reads.
    pub extras: Extras,
}

/// Creates a listener without servers, at a port that no other listener of its load balancer has.
pub fn create(scope: &mut Scope<'_>, location: &Location<'_>, new: New) -> Result<Listener> {
    let balancer = get(scope, &new.load_balancer_id)?;
    let others = rows::of_balancer(scope, &balancer.id)?;
    if others.len() >= MOST {
        return Err(Error::QuotaReached { kind: Kind::Listener });
    }
    if others.iter().any(|other| other.port == new.port && !other.protocol.can_share_port(new.protocol)) {
        return Err(Refusal::PortTaken { id: balancer.id, port: new.port }.into());
    }
    let listener = Listener {
        id: location.draw(scope, |formats| &formats.listener),
        position: next_position(scope)?,
        region: balancer.region.clone(),
        load_balancer_id: balancer.id.clone(),
        name: new.name,
        enabled: new.enabled,
        protocol: new.protocol,
        port: new.port,
        scheduler: new.scheduler,
        mbps_in: new.mbps_in,
        mbps_out: new.mbps_out,
        session: new.session,
        extras: new.extras,
        created_at: scope.now(),
    };
    listener.check_limits(&balancer)?;
    table::insert(scope, [&listener])?;
    Ok(listener)
}
