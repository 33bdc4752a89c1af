//! NAT gateways: how instances without public addresses reach the Internet and are reached, and how private networks speak
//! with each other under other addresses.

pub mod address;
mod create;
mod delete;
pub mod forward;
mod get;
mod list;
mod modify;
mod refusal;
pub(crate) mod rows;
pub mod snat;
#[cfg(test)]
mod tests;

pub use create::{New, create};
pub use delete::delete;
pub use get::{Use, User, check_forward_table, check_snat_table, counts, get, get_many, ids_in, uses};
pub use list::{Filter, list};
pub use modify::{Change, modify};
pub use refusal::Refusal;

use std::net::Ipv4Addr;

use kernel::Timestamp;
use store::Scope;

use crate::Extras;
use crate::error::Result;
use crate::listing::Window;
use crate::network::elastic_address::{self, ElasticAddress};
use crate::transition::{Status, Transition};

/// Kind under which tags of NAT gateways are kept.
pub const TAGGED: &str = "nat-gateway";

/// A NAT gateway.
#[derive(Debug, Clone, PartialEq)]
pub struct NatGateway {
    /// Identifier.
    pub id: String,
    /// Its place among the account's things.
    pub position: i64,
    /// The region it lies in.
    pub region: String,
    /// The zone of its subnet.
    pub zone: String,
    /// Its network.
    pub vpc_id: String,
    /// The subnet that it has its private address from.
    pub subnet_id: String,
    /// Its private address.
    pub address: Ipv4Addr,
    /// The network interface that the cloud gave it.
    pub interface_id: String,
    /// Its table of source rules.
    pub snat_table_id: String,
    /// Its table of forwarding rules.
    pub forward_table_id: String,
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// Whether it stands between private networks, and not before the Internet.
    pub is_internal: bool,
    /// Whether each elastic address it has takes a private address of its subnet.
    pub own_addresses: bool,
    /// The vendor's word for its size; may be empty.
    pub spec: String,
    /// The vendor's word for how traffic is paid for.
    pub internet_charge: String,
    /// The vendor's word for how the gateway is paid for.
    pub charge: String,
    /// Whether it is protected from being deleted.
    pub protected: bool,
    /// What was last asked of it, from which its state follows.
    pub transition: Transition,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// What only the dialect reads.
    pub extras: Extras,
    /// When it was made.
    pub created_at: Timestamp,
}

/// Whether a forwarding rule of a gateway uses an address, or a source rule; `None` where no rule does.
pub(crate) fn use_of(scope: &mut Scope<'_>, gateway: &str, address: Ipv4Addr) -> Result<Option<bool>> {
    if snat::all_of(scope, gateway)?.iter().any(|entry| entry.addresses.contains(&address)) {
        return Ok(Some(false));
    }
    let forwards = forward::all_of(scope, gateway)?.iter().any(|entry| entry.external_address == address);
    Ok(forwards.then_some(true))
}

/// Whether an address is an elastic one of the account.
fn is_elastic(scope: &mut Scope<'_>, address: Ipv4Addr) -> Result<bool> {
    let filter = elastic_address::Filter { addresses: Some(vec![address.to_string()]), ..Default::default() };
    Ok(elastic_address::list(scope, &filter, Window::page(1, 1))?.total > 0)
}

impl NatGateway {
    /// Its state at a moment.
    pub fn status(&self, now: Timestamp) -> Status {
        self.transition.status(now, false)
    }

    /// Refuses what cannot be done while the gateway is being made or changed.
    pub(crate) fn check_settled(&self, now: Timestamp) -> Result<()> {
        if self.status(now).is_stable() { Ok(()) } else { Err(Refusal::Busy { id: self.id.clone() }.into()) }
    }

    /// Refuses an address that rules cannot use: the gateway must have it, for good.
    fn check_address(&self, scope: &mut Scope<'_>, wanted: &[Ipv4Addr]) -> Result<()> {
        let had: Vec<Ipv4Addr> = if self.is_internal {
            address::all_of(scope, &self.id)?.into_iter().map(|had| had.address).collect()
        } else {
            let elastic = self.elastic(scope)?;
            let now = scope.now();
            let coming = |had: &&ElasticAddress| had.status(now) != Status::Attached && wanted.contains(&had.address);
            if let Some(coming) = elastic.iter().find(coming) {
                return Err(Refusal::AddressOnItsWay { address: coming.address }.into());
            }
            elastic.into_iter().map(|had| had.address).collect()
        };
        match wanted.iter().copied().find(|address| !had.contains(address)) {
            Some(address) if !self.is_internal && is_elastic(scope, address)? => {
                Err(Refusal::AddressElsewhere { id: self.id.clone(), address }.into())
            }
            Some(address) => Err(Refusal::NoSuchAddress { id: self.id.clone(), address }.into()),
            None => Ok(()),
        }
    }

    /// The elastic addresses that it has.
    fn elastic(&self, scope: &mut Scope<'_>) -> Result<Vec<ElasticAddress>> {
        Ok(elastic_address::of_holders(scope, &[&self.id])?.remove(&self.id).unwrap_or_default())
    }
}
