//! The rule: which instances are on dedicated hosts.

use store::Scope;

use crate::error::Result;
use crate::instance::{Keeper, keepers};

/// The name under which an instance keeps its dedicated host.
pub const OF_INSTANCE: &str = "dedicated_host_id";

/// The instances of a region that are on a dedicated host, newest first.
pub fn residents(scope: &mut Scope<'_>, region: &str) -> Result<Vec<Keeper>> {
    keepers(scope, region, OF_INSTANCE)
}
