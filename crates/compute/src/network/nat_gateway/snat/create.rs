//! The rule: create a source rule of a NAT gateway.

use std::net::Ipv4Addr;

use store::{Scope, table};

use super::{SnatEntry, all_of, check_shared};
use crate::Location;
use crate::error::{Error, Kind, Result};
use crate::listing::next_position;
use crate::network::block::Block;
use crate::network::nat_gateway::{NatGateway, Refusal, get};
use crate::network::{havip, interface, subnet};
use crate::transition::{TRANSITION_LASTS, Transition};

/// How many rules a table may have.
const MOST: usize = 40;

/// A source rule to be made.
#[derive(Debug, Clone)]
pub struct New {
    /// The table.
    pub table_id: String,
    /// Name; may be empty.
    pub name: String,
    /// Whose packets it is about.
    pub source: Source,
    /// The addresses under which they leave.
    pub addresses: Vec<Ipv4Addr>,
    /// Whether a source keeps the address that it had first.
    pub affinity: bool,
}

/// Whose packets a rule is about.
#[derive(Debug, Clone)]
pub enum Source {
    /// Those of a subnet of the gateway's network.
    Subnet(String),
    /// Those of these addresses.
    Block(Block),
    /// Those of a network interface of the gateway's network.
    Interface(String),
}

/// Where packets come from: their addresses, and the subnet or the interface that the rule names.
struct Origin {
    block: Block,
    subnet_id: Option<String>,
    interface_id: Option<String>,
}

/// Creates a source rule. No other rule of the table has the same source.
pub fn create(scope: &mut Scope<'_>, location: &Location<'_>, new: New) -> Result<SnatEntry> {
    let gateway = get::of_snat_table(scope, &new.table_id)?;
    gateway.check_settled(scope.now())?;
    let origin = new.source.find(scope, &gateway)?;
    let present = all_of(scope, &gateway.id)?;
    if present.len() >= MOST {
        return Err(Error::QuotaReached { kind: Kind::SnatEntry });
    }
    origin.check_new(&present)?;
    gateway.check_address(scope, &new.addresses)?;
    check_shared(scope, &gateway.id, &new.addresses)?;
    let entry = SnatEntry {
        id: location.draw(scope, |formats| &formats.snat_entry),
        position: next_position(scope)?,
        region: gateway.region,
        gateway_id: gateway.id,
        table_id: new.table_id,
        name: new.name,
        block: origin.block,
        subnet_id: origin.subnet_id,
        interface_id: origin.interface_id,
        addresses: new.addresses,
        affinity: new.affinity,
        transition: Transition::create(scope.begins(TRANSITION_LASTS)),
    };
    table::insert(scope, [&entry])?;
    Ok(entry)
}

impl Source {
    fn find(self, scope: &mut Scope<'_>, gateway: &NatGateway) -> Result<Origin> {
        match self {
            Self::Subnet(id) => {
                let subnet = subnet::get(scope, &id)?;
                if subnet.vpc_id != gateway.vpc_id {
                    return Err(Error::not_found(Kind::Subnet, id));
                }
                if havip::count_in(scope, &subnet.id)? > 0 {
                    return Err(Refusal::HasHaVip { subnet: subnet.id }.into());
                }
                Ok(Origin { block: subnet.block, subnet_id: Some(subnet.id), interface_id: None })
            }
            Self::Block(block) => Ok(Origin { block, subnet_id: None, interface_id: None }),
            Self::Interface(id) => {
                let found = interface::get(scope, &id)?;
                if found.vpc_id != gateway.vpc_id {
                    return Err(Error::not_found(Kind::Interface, id));
                }
                let alone = || Error::not_found(Kind::Interface, id);
                let block = Block::around(found.address, 32).ok_or_else(alone)?;
                Ok(Origin { block, subnet_id: None, interface_id: Some(found.id) })
            }
        }
    }
}

impl Origin {
    /// Refuses a source that a rule has already.
    fn check_new(&self, present: &[SnatEntry]) -> Result<()> {
        if !present.iter().any(|entry| entry.block == self.block) {
            return Ok(());
        }
        match &self.subnet_id {
            Some(subnet) => Err(Refusal::SourceTwice { subnet: subnet.clone() }.into()),
            None => Err(Refusal::BlockTwice { block: self.block.to_string() }.into()),
        }
    }
}
