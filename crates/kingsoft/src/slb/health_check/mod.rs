//! Health checks of listeners.

mod asked;
mod configure_health_check;
mod delete_health_check;
mod describe_health_checks;
mod modify_health_check;
mod view;

pub use configure_health_check::ConfigureHealthCheck;
pub use delete_health_check::DeleteHealthCheck;
pub use describe_health_checks::DescribeHealthChecks;
pub use modify_health_check::ModifyHealthCheck;
pub use view::HealthCheck;

use compute::network::load_balancer::health_check::{HealthCheck as Check, get};
use compute::{Error as Domain, Kind};
use wire::Cx;

use crate::kec::location::region;

/// A health check of the call's region.
fn health_check(cx: &mut Cx<'_>, id: &str) -> Result<Check, Domain> {
    let here = region(cx.call()).to_owned();
    let found = get(cx.scope(), id)?;
    if found.region == here { Ok(found) } else { Err(Domain::not_found(Kind::HealthCheck, id)) }
}
