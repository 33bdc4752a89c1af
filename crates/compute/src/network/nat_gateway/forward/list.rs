//! The rule: list forwarding rules of NAT gateways.

use store::Scope;

use super::{ForwardEntry, rows};
use crate::error::Result;
use crate::listing::{Part, Window, part};

/// Which rules are wanted; what is left out is not asked about. Addresses and ports are texts, as they are usually written.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The region.
    pub region: Option<String>,
    /// The gateway.
    pub gateway: Option<String>,
    /// The table.
    pub table: Option<String>,
    /// The rule.
    pub id: Option<String>,
    /// The name.
    pub name: Option<String>,
    /// The protocol, in the vendor's word.
    pub protocol: Option<String>,
    /// The gateway's address that packets come to.
    pub external_address: Option<String>,
    /// The ports that they come to.
    pub external_ports: Option<String>,
    /// The private address that they go to.
    pub internal_address: Option<String>,
    /// The ports that they go to.
    pub internal_ports: Option<String>,
}

/// Forwarding rules of the account, newest first.
pub fn list(scope: &mut Scope<'_>, filter: &Filter, window: Window) -> Result<Part<ForwardEntry>> {
    Ok(part(scope, &rows::conditions(scope, filter), window)?)
}
