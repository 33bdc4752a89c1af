//! Listeners of load balancers.

mod create_listeners;
mod delete_listeners;
mod describe_listeners;
mod field;
mod modify_listeners;
mod options;
mod view;

pub use create_listeners::CreateListeners;
pub use delete_listeners::DeleteListeners;
pub use describe_listeners::DescribeListeners;
pub(super) use field::MASTER_SLAVE;
pub use modify_listeners::ModifyListeners;

use compute::network::load_balancer::listener::{Listener, get};
use compute::{Error as Domain, Kind};
use wire::Cx;

use crate::kec::location::region;

/// A listener of the call's region.
pub(super) fn listener(cx: &mut Cx<'_>, id: &str) -> Result<Listener, Domain> {
    let here = region(cx.call()).to_owned();
    let found = get(cx.scope(), id)?;
    if found.region == here { Ok(found) } else { Err(Domain::not_found(Kind::Listener, id)) }
}
