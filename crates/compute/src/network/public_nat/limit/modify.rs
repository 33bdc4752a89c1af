//! The rules: change a limit of an interface at a public NAT, and lift it.

use store::{Scope, table};

use super::{Limit, get};
use crate::error::Result;

/// What is to change; `None` keeps the value.
#[derive(Debug, Clone, Copy, Default)]
pub struct Change {
    /// Most Mbit/s out of the network.
    pub mbps_out: Option<i64>,
    /// Most Mbit/s into it.
    pub mbps_in: Option<i64>,
}

/// Changes a limit and returns it as it is then.
pub fn modify(scope: &mut Scope<'_>, id: &str, change: Change) -> Result<Limit> {
    let mut limit = get(scope, id)?;
    limit.mbps_out = change.mbps_out.unwrap_or(limit.mbps_out);
    limit.mbps_in = change.mbps_in.or(limit.mbps_in);
    table::update(scope, &limit, &["mbps_out", "mbps_in"])?;
    Ok(limit)
}

/// Lifts a limit.
pub fn delete(scope: &mut Scope<'_>, id: &str) -> Result<()> {
    let limit = get(scope, id)?;
    table::delete::<Limit>(scope, &[&limit.id])?;
    Ok(())
}
