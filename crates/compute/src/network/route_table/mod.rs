//! Route tables: where the traffic of a network's subnets goes.

mod get;
mod list;
mod modify;
pub(super) mod rows;

pub use get::get;
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

/// Makes the table that a network is born with.
pub(super) fn create_system(scope: &mut Scope<'_>, vpc: &Vpc) -> Result<()> {
    let table = RouteTable {
        id: vpc.route_table_id.clone(),
        position: vpc.position,
        region: vpc.region.clone(),
        vpc_id: vpc.id.clone(),
        router_id: vpc.router_id.clone(),
        is_system: true,
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
