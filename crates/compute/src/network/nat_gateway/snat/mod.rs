//! Source rules of NAT gateways: whose packets leave under which of the gateway's addresses.

mod create;
mod delete;
mod list;
mod modify;
mod rows;

pub use create::{New, Source, create};
pub use delete::delete;
pub(in crate::network) use delete::forget;
pub use list::{Filter, list};
pub use modify::{Change, modify};

use std::net::Ipv4Addr;

use kernel::Timestamp;
use store::{Scope, table};

use super::{Refusal, forward};
use crate::error::{Error, Kind, Result};
use crate::network::block::Block;
use crate::transition::{Status, Transition};

/// How many addresses a rule may have.
pub const MOST_ADDRESSES: usize = 64;

/// A source rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SnatEntry {
    /// Identifier.
    pub id: String,
    /// Its place among the account's things.
    pub position: i64,
    /// The region it lies in.
    pub region: String,
    /// The gateway.
    pub gateway_id: String,
    /// The gateway's table of source rules.
    pub table_id: String,
    /// Name; may be empty.
    pub name: String,
    /// Whose packets it is about.
    pub block: Block,
    /// The subnet whose addresses these are, where the rule names one.
    pub subnet_id: Option<String>,
    /// The interface whose addresses these are, where the rule names one.
    pub interface_id: Option<String>,
    /// The addresses under which they leave.
    pub addresses: Vec<Ipv4Addr>,
    /// Whether a source keeps the address that it had first.
    pub affinity: bool,
    /// What was last asked of it, from which its state follows.
    pub transition: Transition,
}

impl SnatEntry {
    /// Its state at a moment.
    pub fn status(&self, now: Timestamp) -> Status {
        self.transition.status(now, false)
    }
}

/// The rule of a table with this id.
pub fn get(scope: &mut Scope<'_>, table: &str, id: &str) -> Result<SnatEntry> {
    super::get::of_snat_table(scope, table)?;
    let found: Option<SnatEntry> = table::find(scope, id)?;
    found.filter(|entry| entry.table_id == table).ok_or_else(|| Error::not_found(Kind::SnatEntry, id))
}

/// The source rules of a gateway.
pub(super) fn all_of(scope: &mut Scope<'_>, gateway: &str) -> Result<Vec<SnatEntry>> {
    Ok(rows::of_gateway(scope, gateway)?)
}

/// Refuses a rule that is being made or changed.
fn check_settled(scope: &Scope<'_>, entry: &SnatEntry) -> Result<()> {
    if entry.status(scope.now()).is_stable() {
        return Ok(());
    }
    Err(Refusal::RuleBusy { id: entry.id.clone(), forwards: false }.into())
}

/// Refuses an address of which a forwarding rule has every port for itself.
fn check_shared(scope: &mut Scope<'_>, gateway: &str, addresses: &[Ipv4Addr]) -> Result<()> {
    let forwards = forward::all_of(scope, gateway)?;
    let alone = forwards.iter().filter(|entry| entry.external_ports == forward::Ports::Any && !entry.shares_address);
    match alone.into_iter().find(|entry| addresses.contains(&entry.external_address)) {
        Some(entry) => Err(Refusal::UsedByForwarding { address: entry.external_address }.into()),
        None => Ok(()),
    }
}
