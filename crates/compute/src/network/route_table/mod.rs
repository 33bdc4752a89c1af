//! Route tables: where the traffic of a network's subnets goes.

mod associate;
mod create;
mod delete;
mod get;
mod list;
mod modify;
pub(super) mod rows;
#[cfg(test)]
mod tests;

pub use associate::{associate, associate_gateway, dissociate, dissociate_gateway};
pub use create::{MOST_CUSTOM, New, create};
pub use delete::delete;
pub use get::{Users, get, ids_in, users};
pub use list::{Filter, list};
pub use modify::{Change, modify};

use kernel::Timestamp;
use store::Scope;

use super::vpc::Vpc;
use crate::error::Result;

/// Kind under which tags of route tables are kept.
pub const TAGGED: &str = "route-table";

/// A route table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RouteTable {
    /// Identifier.
    pub id: String,
    /// Its place among the account's things.
    pub position: i64,
    /// The region it lies in.
    pub region: String,
    /// The network it belongs to.
    pub vpc_id: String,
    /// The router of that network.
    pub router_id: String,
    /// Whether it came with its network and goes with it.
    pub is_system: bool,
    /// What uses it.
    pub serves: Serves,
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// Whether it takes up routes that gateways announce.
    pub propagates: bool,
    /// Resource group of its network; may be empty.
    pub resource_group: String,
    /// When it was made.
    pub created_at: Timestamp,
}

/// What uses a route table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Serves {
    /// Subnets, for the traffic that leaves them.
    Subnets,
    /// A gateway, for the traffic that comes in.
    Gateways,
}

/// Why a rule about route tables refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The table came with its network.
    #[error("route table `{id}` came with its network")]
    System {
        /// The table.
        id: String,
    },
    /// The table is for something else.
    #[error("route table `{id}` is not for this")]
    OtherUse {
        /// The table.
        id: String,
    },
    /// The table and what shall use it are in different networks.
    #[error("route table `{id}` is not in network `{vpc}`")]
    OtherNetwork {
        /// The table.
        id: String,
        /// The network of the subnet or the gateway.
        vpc: String,
    },
    /// The subnet or the gateway has a table of its own already, or the table has a gateway.
    #[error("`{user}` has the route table `{table}`")]
    Associated {
        /// The subnet or the gateway.
        user: String,
        /// The table that it has.
        table: String,
    },
    /// The subnet or the gateway does not have the table.
    #[error("`{user}` does not have the route table `{table}`")]
    NotAssociated {
        /// The subnet or the gateway.
        user: String,
        /// The table.
        table: String,
    },
}

/// Makes the table that a network is born with.
pub(super) fn create_system(scope: &mut Scope<'_>, vpc: &Vpc) -> Result<()> {
    let table = RouteTable {
        id: vpc.route_table_id.clone(),
        position: vpc.position,
        region: vpc.region.clone(),
        vpc_id: vpc.id.clone(),
        router_id: vpc.router_id.clone(),
        is_system: true,
        serves: Serves::Subnets,
        name: String::new(),
        description: String::new(),
        propagates: true,
        resource_group: vpc.resource_group.clone(),
        created_at: vpc.created_at,
    };
    Ok(store::table::insert(scope, [&table])?)
}

/// Deletes the table that went through lifecycle with a network.
pub(super) fn delete_system(scope: &mut Scope<'_>, vpc: &Vpc) -> Result<()> {
    store::table::delete::<RouteTable>(scope, &[&vpc.route_table_id])?;
    store::tag::clear(scope, TAGGED, &vpc.route_table_id)?;
    Ok(())
}
