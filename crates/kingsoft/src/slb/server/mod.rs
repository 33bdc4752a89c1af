//! Servers behind listeners.

mod deregister_instances_from_listener;
mod describe_instances_with_listener;
mod field;
mod modify_instances_with_listener;
mod register_instances_with_listener;
mod view;

pub use deregister_instances_from_listener::DeregisterInstancesFromListener;
pub use describe_instances_with_listener::DescribeInstancesWithListener;
pub use modify_instances_with_listener::ModifyInstancesWithListener;
pub use register_instances_with_listener::RegisterInstancesWithListener;
pub use view::RealServer;
pub(super) use view::shown;

use compute::network::load_balancer::server::{Server, get};
use compute::{Error as Domain, Kind};
use wire::Cx;

use crate::kec::location::region;

/// A server of the call's region.
fn server(cx: &mut Cx<'_>, id: &str) -> Result<Server, Domain> {
    let here = region(cx.call()).to_owned();
    let found = get(cx.scope(), id)?;
    if found.region == here { Ok(found) } else { Err(Domain::not_found(Kind::BackendServer, id)) }
}
