//! The rule: create an access list.

use kernel::Tags;
use store::Scope;

use super::{NetworkAcl, NewEntry, TAGGED, rows};
use crate::Location;
use crate::error::{Error, Kind, Result};
use crate::listing::next_position;
use crate::network::vpc;

/// How many lists a network may have.
const MOST: i64 = 200;

/// An access list to be made.
#[derive(Debug, Clone)]
pub struct New {
    /// Its network.
    pub vpc_id: String,
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// Whether everything passes at first; otherwise nothing does.
    pub is_open: bool,
    /// Tags.
    pub tags: Tags,
}

/// Creates a list through which everything passes, or nothing.
pub fn create(scope: &mut Scope<'_>, location: &Location<'_>, new: New) -> Result<NetworkAcl> {
    let vpc = vpc::get(scope, &new.vpc_id)?;
    if rows::count_in(scope, &vpc.id)? >= MOST {
        return Err(Error::QuotaReached { kind: Kind::NetworkAcl });
    }
    let kinds: &[bool] = match (new.is_open, vpc.blocks_v6.is_empty()) {
        (false, _) => &[],
        (true, true) => &[false],
        (true, false) => &[false, true],
    };
    let everything =
        |scope: &Scope<'_>| kinds.iter().map(|is_v6| NewEntry::everything(*is_v6).made(scope, location)).collect();
    let acl = NetworkAcl {
        id: location.draw(scope, |formats| &formats.network_acl),
        position: next_position(scope)?,
        region: vpc.region,
        vpc_id: vpc.id,
        name: new.name,
        description: new.description,
        ingress: everything(scope),
        egress: everything(scope),
        resource_group: vpc.resource_group,
        created_at: scope.now(),
    };
    store::table::insert(scope, [&acl])?;
    store::tag::set(scope, TAGGED, &acl.id, &new.tags)?;
    Ok(acl)
}
