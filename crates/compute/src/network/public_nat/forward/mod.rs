//! Forwarding rules of public NATs: where packets to an address of the NAT go.

mod create;
mod delete;
mod list;
mod modify;
mod rows;
mod traffic;

pub use create::{New, create};
pub use delete::delete;
pub use list::{Filter, list};
pub use modify::{Change, modify};
pub use traffic::{Protocol, Traffic};

use std::net::Ipv4Addr;

use kernel::Timestamp;
use store::{Scope, table};

use super::{PublicNat, Refusal, address};
use crate::error::{Error, Kind, Result};
use crate::network::vpc;

/// A forwarding rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forward {
    /// Identifier.
    pub id: String,
    /// Its place among the account's things.
    pub position: i64,
    /// The region it lies in.
    pub region: String,
    /// The NAT.
    pub nat_id: String,
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// The NAT's address that packets come to.
    pub address: Ipv4Addr,
    /// The private address that they go to.
    pub private_address: Ipv4Addr,
    /// Which packets it is about.
    pub traffic: Traffic,
    /// When it was made.
    pub created_at: Timestamp,
}

impl Forward {
    /// Refuses a rule that cannot be beside the others of its NAT.
    fn check(&self, scope: &mut Scope<'_>, nat: &PublicNat) -> Result<()> {
        if !address::all_of(scope, &nat.id)?.iter().any(|had| had.address == self.address) {
            return Err(Refusal::NoSuchAddress { id: nat.id.clone(), address: self.address }.into());
        }
        if !vpc::get(scope, &nat.vpc_id)?.blocks().any(|block| block.contains(self.private_address)) {
            return Err(Refusal::OutsideNetwork { address: self.private_address }.into());
        }
        let same =
            |other: &Self| other.id != self.id && other.address == self.address && other.traffic.meets(self.traffic);
        if of_nats(scope, &[&nat.id])?.iter().any(same) {
            return Err(Refusal::SamePackets { address: self.address }.into());
        }
        Ok(())
    }
}

/// The rule with this id, in whichever region.
pub fn get(scope: &mut Scope<'_>, id: &str) -> Result<Forward> {
    table::find(scope, id)?.ok_or_else(|| Error::not_found(Kind::ForwardEntry, id))
}

/// The forwarding rules of NATs, the oldest first, in one statement.
pub fn of_nats(scope: &mut Scope<'_>, nats: &[&str]) -> Result<Vec<Forward>> {
    Ok(rows::of_nats(scope, nats)?)
}
