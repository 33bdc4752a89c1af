//! Listeners of load balancers: which packets and requests they take, and how these are spread over servers.

mod create;
mod delete;
mod list;
mod modify;
mod protocol;
mod rows;

pub use create::{New, create};
pub use delete::delete;
pub(super) use delete::remove_all;
pub use list::{Filter, count_of, list};
pub use modify::{Change, modify};
pub use protocol::Protocol;

use kernel::Timestamp;
use store::{Scope, table};

use super::{LoadBalancer, Refusal};
use crate::Extras;
use crate::error::{Error, Kind, Result};

/// A listener.
#[derive(Debug, Clone, PartialEq)]
pub struct Listener {
    /// Identifier.
    pub id: String,
    /// Its place among the account's things.
    pub position: i64,
    /// The region it lies in.
    pub region: String,
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
    /// When it was made.
    pub created_at: Timestamp,
}

/// How a listener keeps a client with one server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Whether it does.
    pub kept: bool,
    /// For how many seconds.
    pub seconds: u32,
    /// The vendor's word for where the cookie comes from by which it knows a client; may be empty.
    pub cookie_kind: String,
    /// The name of that cookie; may be empty.
    pub cookie_name: String,
}

impl Listener {
    /// Refuses limits of a listener of a load balancer before the Internet: its elastic address has them.
    fn check_limits(&self, balancer: &LoadBalancer) -> Result<()> {
        if balancer.inside.is_none() && (self.mbps_in.is_some() || self.mbps_out.is_some()) {
            return Err(Refusal::Outside { id: balancer.id.clone() }.into());
        }
        Ok(())
    }
}

/// The listener with this id, in whichever region.
pub fn get(scope: &mut Scope<'_>, id: &str) -> Result<Listener> {
    table::find(scope, id)?.ok_or_else(|| Error::not_found(Kind::Listener, id))
}

/// The listeners of the account that have one of these ids, in any order.
pub fn get_many(scope: &mut Scope<'_>, ids: &[&str]) -> Result<Vec<Listener>> {
    Ok(table::find_many(scope, ids)?)
}
