//! The rule: create a load balancer.

use std::net::Ipv4Addr;

use kernel::Tags;
use store::{Scope, table};

use super::{Inside, LoadBalancer, Refusal, TAGGED, rows};
use crate::error::{Error, Kind, Result};
use crate::instance::Count;
use crate::listing::next_position;
use crate::network::block::Reservation;
use crate::network::subnet::Subnet;
use crate::network::{address, vpc};
use crate::{Extras, Location};

/// How many load balancers an account may have in a region.
const MOST: i64 = 100;

/// A load balancer to be made.
#[derive(Debug, Clone)]
pub struct New {
    /// The network.
    pub vpc_id: String,
    /// Where in its network it is to listen; nothing for one before the Internet.
    pub inside: Option<Wished>,
    /// Name; may be empty.
    pub name: String,
    /// Whether it works.
    pub enabled: bool,
    /// The vendor's word for how it is paid for.
    pub charge: String,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// Tags.
    pub tags: Tags,
    /// What only the dialect reads.
    pub extras: Extras,
}

/// Where in its network a load balancer is to listen.
#[derive(Debug, Clone)]
pub struct Wished {
    /// The subnet, as it is now.
    pub subnet: Subnet,
    /// The addresses of a subnet that the vendor keeps for itself.
    pub reservation: Reservation,
    /// The address that is wished for.
    pub address: Option<Ipv4Addr>,
}

/// Creates a load balancer without listeners. One inside its network takes an address of its subnet.
pub fn create(scope: &mut Scope<'_>, location: &Location<'_>, new: New) -> Result<LoadBalancer> {
    let vpc = vpc::get(scope, &new.vpc_id)?;
    if rows::count_in(scope, &vpc.region)? >= MOST {
        return Err(Error::QuotaReached { kind: Kind::LoadBalancer });
    }
    let inside = new.inside.map(|wished| inside(scope, &vpc.id, wished)).transpose()?;
    let made = LoadBalancer {
        id: location.draw(scope, |formats| &formats.load_balancer),
        position: next_position(scope)?,
        region: vpc.region,
        vpc_id: vpc.id,
        inside,
        name: new.name,
        enabled: new.enabled,
        charge: new.charge,
        resource_group: new.resource_group,
        extras: new.extras,
        created_at: scope.now(),
    };
    table::insert(scope, [&made])?;
    if let Some(Inside { subnet_id, address }) = &made.inside {
        address::rows::insert(scope, subnet_id, &[(*address, &made.id)])?;
    }
    store::tag::set(scope, TAGGED, &made.id, &new.tags)?;
    Ok(made)
}

/// A free address of the wished subnet.
fn inside(scope: &mut Scope<'_>, vpc: &str, wished: Wished) -> Result<Inside> {
    let Wished { subnet, reservation, address } = wished;
    if subnet.vpc_id != vpc {
        return Err(Refusal::OtherNetwork { id: subnet.id, vpc: vpc.to_owned() }.into());
    }
    let found = address::find_in(scope, &subnet, reservation, address, Count::exactly(1))?;
    let address = found.first().copied().unwrap_or(Ipv4Addr::UNSPECIFIED);
    Ok(Inside { subnet_id: subnet.id, address })
}
