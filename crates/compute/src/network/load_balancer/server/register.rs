//! The rule: register an instance as a server of a listener.

use std::net::Ipv4Addr;

use store::{Scope, table};

use super::{Server, rows};
use crate::Location;
use crate::error::{Error, Kind, Result};
use crate::instance;
use crate::listing::next_position;
use crate::network::interface;
use crate::network::load_balancer::{self, Refusal, listener};

/// How many servers a listener may have.
const MOST: usize = 200;

/// A server to be registered.
#[derive(Debug, Clone)]
pub struct New {
    /// The listener.
    pub listener_id: String,
    /// The instance.
    pub instance_id: String,
    /// The interface of the instance, where one is named.
    pub interface_id: Option<String>,
    /// The address.
    pub address: Ipv4Addr,
    /// The port.
    pub port: u32,
    /// How much it gets beside the others.
    pub weight: u32,
    /// Whether it gets something only while no other server is well.
    pub is_backup: bool,
    /// Free text; may be empty.
    pub description: String,
}

/// Registers an instance of the load balancer's network as a server. No other server of the listener has its address and port.
pub fn register(scope: &mut Scope<'_>, location: &Location<'_>, new: New) -> Result<Server> {
    let listener = listener::get(scope, &new.listener_id)?;
    let balancer = load_balancer::get(scope, &listener.load_balancer_id)?;
    let instance = instance::get(scope, &new.instance_id)?;
    if instance.vpc_id != balancer.vpc_id {
        return Err(Refusal::OtherNetwork { id: instance.id, vpc: balancer.vpc_id }.into());
    }
    if let Some(named) = &new.interface_id
        && *named != instance.interface_id
    {
        let found = interface::get(scope, named)?;
        if found.instance_id.as_ref() != Some(&instance.id) {
            return Err(Refusal::OtherInstance { instance: instance.id, interface: found.id }.into());
        }
    }
    let others = rows::of_listeners(scope, &[&listener.id])?;
    if others.len() >= MOST {
        return Err(Error::QuotaReached { kind: Kind::BackendServer });
    }
    let server = Server {
        id: location.draw(scope, |formats| &formats.backend_server),
        position: next_position(scope)?,
        region: listener.region,
        listener_id: listener.id,
        instance_id: instance.id,
        interface_id: new.interface_id,
        address: new.address,
        port: new.port,
        weight: new.weight,
        is_backup: new.is_backup,
        description: new.description,
        created_at: scope.now(),
    };
    server.check(&others)?;
    table::insert(scope, [&server])?;
    Ok(server)
}
