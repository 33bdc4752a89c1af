//! Servers of listeners: instances, each with an address and a port that what a listener takes is passed on to.

mod list;
mod modify;
mod register;
pub(super) mod rows;

pub use list::{Filter, list, of_listeners};
pub use modify::{Change, deregister, modify};
pub use register::{New, register};

use std::net::Ipv4Addr;

use kernel::Timestamp;
use store::{Scope, table};

use super::Refusal;
use crate::error::{Error, Kind, Result};

/// A server of a listener.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server {
    /// Identifier.
    pub id: String,
    /// Its place among the account's things.
    pub position: i64,
    /// The region it lies in.
    pub region: String,
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
    /// When it was registered.
    pub created_at: Timestamp,
}

impl Server {
    /// Refuses a server that its listener has already.
    fn check(&self, others: &[Self]) -> Result<()> {
        let same = |other: &Self| other.id != self.id && other.address == self.address && other.port == self.port;
        if others.iter().any(same) {
            let (address, port) = (self.address, self.port);
            return Err(Refusal::ServerTwice { id: self.listener_id.clone(), address, port }.into());
        }
        Ok(())
    }
}

/// The server with this id, in whichever region.
pub fn get(scope: &mut Scope<'_>, id: &str) -> Result<Server> {
    table::find(scope, id)?.ok_or_else(|| Error::not_found(Kind::BackendServer, id))
}

/// Takes an instance that goes from the listeners that it is a server of.
pub(crate) fn leave(scope: &mut Scope<'_>, instance: &str) -> Result<()> {
    Ok(rows::delete_of_instance(scope, instance)?)
}

/// Takes an interface that goes from the listeners that it is a server of.
pub(in crate::network) fn leave_interface(scope: &mut Scope<'_>, interface: &str) -> Result<()> {
    Ok(rows::delete_of_interface(scope, interface)?)
}
