//! The rules: change a server of a listener, and take it away.

use store::{Scope, table};

use super::{Server, get, rows};
use crate::error::Result;

/// What is to change; `None` keeps the value.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// The port.
    pub port: Option<u32>,
    /// How much it gets beside the others.
    pub weight: Option<u32>,
    /// Whether it gets something only while no other server is well.
    pub is_backup: Option<bool>,
    /// New text.
    pub description: Option<String>,
}

/// Changes a server and returns it as it is then.
pub fn modify(scope: &mut Scope<'_>, id: &str, change: Change) -> Result<Server> {
    let mut server = get(scope, id)?;
    server.port = change.port.unwrap_or(server.port);
    server.weight = change.weight.unwrap_or(server.weight);
    server.is_backup = change.is_backup.unwrap_or(server.is_backup);
    server.description = change.description.unwrap_or(server.description);
    let others = rows::of_listeners(scope, &[&server.listener_id])?;
    server.check(&others)?;
    table::update(scope, &server, &["port", "weight", "is_backup", "description"])?;
    Ok(server)
}

/// Takes a server from its listener.
pub fn deregister(scope: &mut Scope<'_>, id: &str) -> Result<()> {
    let server = get(scope, id)?;
    table::delete::<Server>(scope, &[&server.id])?;
    Ok(())
}
