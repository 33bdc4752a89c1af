//! Forwarding rules of NAT gateways: where packets to an address of the gateway go.

mod create;
mod delete;
mod list;
mod modify;
mod ports;
mod rows;

pub use create::{New, create};
pub use delete::delete;
pub(in crate::network) use delete::forget;
pub use list::{Filter, list};
pub use modify::{Change, modify};
pub use ports::Ports;

use std::net::Ipv4Addr;

use kernel::Timestamp;
use store::{Scope, table};

use super::{NatGateway, Refusal, snat};
use crate::error::{Error, Kind, Result};
use crate::network::vpc;
use crate::transition::{Status, Transition};

/// A forwarding rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForwardEntry {
    /// Identifier.
    pub id: String,
    /// Its place among the account's things.
    pub position: i64,
    /// The region it lies in.
    pub region: String,
    /// The gateway.
    pub gateway_id: String,
    /// The gateway's table of forwarding rules.
    pub table_id: String,
    /// Name; may be empty.
    pub name: String,
    /// The protocol, in the vendor's word: `tcp`, `udp` or `any`.
    pub protocol: String,
    /// The gateway's address that packets come to.
    pub external_address: Ipv4Addr,
    /// The ports that they come to.
    pub external_ports: Ports,
    /// The private address that they go to.
    pub internal_address: Ipv4Addr,
    /// The ports that they go to.
    pub internal_ports: Ports,
    /// Whether source rules may use the address although the rule has every port of it.
    pub shares_address: bool,
    /// What was last asked of it, from which its state follows.
    pub transition: Transition,
}

impl ForwardEntry {
    /// Its state at a moment.
    pub fn status(&self, now: Timestamp) -> Status {
        self.transition.status(now, false)
    }

    /// Refuses a rule that cannot be beside the others of its gateway.
    fn check(&self, scope: &mut Scope<'_>, gateway: &NatGateway) -> Result<()> {
        gateway.check_address(scope, &[self.external_address])?;
        if !gateway.is_internal {
            let vpc = vpc::get(scope, &gateway.vpc_id)?;
            if !vpc.blocks().any(|block| block.contains(self.internal_address)) {
                return Err(Refusal::OutsideNetwork { address: self.internal_address }.into());
            }
        }
        if self.external_ports == Ports::Any && !self.shares_address {
            let sources = snat::all_of(scope, &gateway.id)?;
            if sources.iter().any(|source| source.addresses.contains(&self.external_address)) {
                return Err(Refusal::UsedBySource { address: self.external_address }.into());
            }
        }
        let others = all_of(scope, &gateway.id)?;
        if others.iter().any(|other| other.id != self.id && self.meets(other)) {
            return Err(Refusal::PortsTwice.into());
        }
        Ok(())
    }

    /// Whether two rules are about the same packets, outside or inside.
    fn meets(&self, other: &Self) -> bool {
        let same_protocol = self.protocol == other.protocol || self.protocol == "any" || other.protocol == "any";
        let outside =
            self.external_address == other.external_address && self.external_ports.overlap(other.external_ports);
        let inside =
            self.internal_address == other.internal_address && self.internal_ports.overlap(other.internal_ports);
        same_protocol && (outside || inside)
    }
}

/// The rule of a table with this id.
pub fn get(scope: &mut Scope<'_>, table: &str, id: &str) -> Result<ForwardEntry> {
    super::get::of_forward_table(scope, table)?;
    let found: Option<ForwardEntry> = table::find(scope, id)?;
    found.filter(|entry| entry.table_id == table).ok_or_else(|| Error::not_found(Kind::ForwardEntry, id))
}

/// The forwarding rules of a gateway.
pub(super) fn all_of(scope: &mut Scope<'_>, gateway: &str) -> Result<Vec<ForwardEntry>> {
    Ok(rows::of_gateway(scope, gateway)?)
}

/// Refuses a rule that is being made or changed.
fn check_settled(scope: &Scope<'_>, entry: &ForwardEntry) -> Result<()> {
    if entry.status(scope.now()).is_stable() {
        return Ok(());
    }
    Err(Refusal::RuleBusy { id: entry.id.clone(), forwards: true }.into())
}
