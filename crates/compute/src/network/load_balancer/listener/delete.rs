//! The rules: delete a listener, and all of a load balancer that goes.

use store::{Scope, table};

use super::{Listener, get, rows};
use crate::error::Result;
use crate::network::load_balancer::{health_check, server};

/// Deletes a listener with its servers and its health check.
pub fn delete(scope: &mut Scope<'_>, id: &str) -> Result<()> {
    let listener = get(scope, id)?;
    remove(scope, &listener)
}

/// Deletes every listener of a load balancer that goes.
pub(in crate::network::load_balancer) fn remove_all(scope: &mut Scope<'_>, balancer: &str) -> Result<()> {
    rows::of_balancer(scope, balancer)?.iter().try_for_each(|listener| remove(scope, listener))
}

fn remove(scope: &mut Scope<'_>, listener: &Listener) -> Result<()> {
    server::rows::delete_of_listener(scope, &listener.id)?;
    health_check::rows::delete_of_listener(scope, &listener.id)?;
    table::delete::<Listener>(scope, &[&listener.id])?;
    Ok(())
}
