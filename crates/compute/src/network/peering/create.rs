//! The rule: connect two networks.

use kernel::Tags;
use store::{Scope, table};

use super::{End, Peering, Refusal, State, TAGGED, account, rows};
use crate::Location;
use crate::error::{Error, Result};
use crate::listing::next_position;
use crate::network::vpc;

/// A connection to be made.
#[derive(Debug, Clone)]
pub struct New {
    /// The network of the account that asks.
    pub vpc_id: String,
    /// The other side.
    pub to: End,
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// Most Mbit/s; `None` for as much as there is.
    pub mbps: Option<i64>,
    /// The vendor's word for the quality of the line.
    pub link_type: String,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// Tags.
    pub tags: Tags,
}

/// Connects two networks. Inside one account the connection is there at once; another account has to accept it.
pub fn create(scope: &mut Scope<'_>, location: &Location<'_>, new: New) -> Result<Peering> {
    let own = vpc::get(scope, &new.vpc_id)?;
    if own.id == new.to.vpc_id {
        return Err(Refusal::Same { vpc: own.id }.into());
    }
    if let Some(id) = rows::between(scope, &own.id, &new.to.vpc_id)? {
        return Err(Refusal::Another { id }.into());
    }
    let missing = || Error::from(Refusal::NoVpc { vpc: new.to.vpc_id.clone() });
    let other = account(scope, &new.to.account).ok_or_else(missing)?;
    let theirs = scope.in_account(&other, |scope| table::find::<vpc::Vpc>(scope, &new.to.vpc_id))?;
    if theirs.is_none_or(|vpc| vpc.region != new.to.region) {
        return Err(missing());
    }
    let from = End { account: scope.account().to_string(), region: own.region, vpc_id: own.id };
    let is_within = from.account == new.to.account;
    let peering = Peering {
        id: location.draw(scope, |formats| &formats.peering),
        position: next_position(scope)?,
        region: from.region.clone(),
        from,
        to: new.to,
        name: new.name,
        description: new.description,
        mbps: new.mbps,
        link_type: new.link_type,
        state: if is_within { State::Active } else { State::Accepting },
        resource_group: new.resource_group,
        created_at: scope.now(),
        changed_at: scope.now(),
    };
    table::insert(scope, [&peering])?;
    if !is_within {
        scope.in_account(&other, |scope| {
            let position = next_position(scope)?;
            let (region, resource_group) = (peering.to.region.clone(), String::new());
            table::insert(scope, [&Peering { position, region, resource_group, ..peering.clone() }])
        })?;
    }
    store::tag::set(scope, TAGGED, &peering.id, &new.tags)?;
    Ok(peering)
}
