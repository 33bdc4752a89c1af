//! The rules: let a subnet or an interface go through a public NAT, and no longer.

use store::{Scope, table};

use super::Source;
use crate::error::Result;
use crate::listing::next_position;
use crate::network::public_nat::{Refusal, get};
use crate::network::{interface, subnet};

/// What is to go through a NAT.
#[derive(Debug, Clone, Copy)]
pub enum Who<'a> {
    /// A subnet.
    Subnet(&'a str),
    /// An interface.
    Interface(&'a str),
}

/// Lets a subnet or an interface of the network, which goes through no NAT yet, go through this one.
pub fn associate(scope: &mut Scope<'_>, nat: &str, who: Who<'_>) -> Result<()> {
    let nat = get(scope, nat)?;
    let (id, vpc, is_subnet) = match who {
        Who::Subnet(id) => (id, subnet::get(scope, id)?.vpc_id, true),
        Who::Interface(id) => (id, interface::get(scope, id)?.vpc_id, false),
    };
    if nat.whole_network {
        return Err(Refusal::Whole { id: nat.id }.into());
    }
    if vpc != nat.vpc_id {
        return Err(Refusal::OtherNetwork { id: id.to_owned(), vpc: nat.vpc_id }.into());
    }
    if let Some(present) = table::find::<Source>(scope, id)? {
        return Err(Refusal::HasNat { id: present.id, nat: present.nat_id }.into());
    }
    let source = Source { id: id.to_owned(), position: next_position(scope)?, nat_id: nat.id, is_subnet };
    table::insert(scope, [&source])?;
    Ok(())
}

/// Takes a subnet or an interface from the NAT that it goes through.
pub fn dissociate(scope: &mut Scope<'_>, nat: &str, who: Who<'_>) -> Result<()> {
    let nat = get(scope, nat)?;
    let (id, is_subnet) = match who {
        Who::Subnet(id) => (id, true),
        Who::Interface(id) => (id, false),
    };
    let found = table::find::<Source>(scope, id)?;
    if found.is_none_or(|source| source.nat_id != nat.id || source.is_subnet != is_subnet) {
        return Err(Refusal::NotSource { id: id.to_owned(), nat: nat.id }.into());
    }
    table::delete::<Source>(scope, &[id])?;
    Ok(())
}
