//! The rules: find access lists and the subnets that have them.

use std::collections::HashMap;

use store::{Scope, table};

use super::{NetworkAcl, Refusal, rows};
use crate::error::{Error, Kind, Result};

/// The access list with this id, in whichever region.
pub fn get(scope: &mut Scope<'_>, id: &str) -> Result<NetworkAcl> {
    table::find(scope, id)?.ok_or_else(|| Error::not_found(Kind::NetworkAcl, id))
}

/// The access list that has an entry with this id, in whichever region.
pub fn with_entry(scope: &mut Scope<'_>, id: &str) -> Result<NetworkAcl> {
    let has = |acl: &NetworkAcl| acl.ingress.iter().chain(&acl.egress).any(|entry| entry.id == id);
    let found = rows::naming(scope, id)?.into_iter().find(has);
    found.ok_or_else(|| Refusal::NoEntry { id: id.to_owned() }.into())
}

/// The subnets that have these lists, oldest first. A list without is not in the map.
pub fn subnets(scope: &mut Scope<'_>, acls: &[&str]) -> Result<HashMap<String, Vec<String>>> {
    let mut subnets = HashMap::<_, Vec<_>>::new();
    for (acl, subnet) in rows::subnets(scope, acls)? {
        subnets.entry(acl).or_default().push(subnet);
    }
    Ok(subnets)
}
