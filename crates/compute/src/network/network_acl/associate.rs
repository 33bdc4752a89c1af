//! The rules: give an access list to a subnet, and take it away.

use store::{Scope, table};

use super::{Refusal, get};
use crate::error::Result;
use crate::network::subnet::{self, Subnet};

/// Gives a list to a subnet of its network that has none.
pub fn associate(scope: &mut Scope<'_>, id: &str, subnet_id: &str) -> Result<()> {
    let acl = get(scope, id)?;
    let mut subnet = subnet::get(scope, subnet_id)?;
    if subnet.vpc_id != acl.vpc_id {
        return Err(Refusal::OtherNetwork { id: acl.id, subnet: subnet.id }.into());
    }
    if let Some(id) = subnet.network_acl_id {
        return Err(Refusal::Associated { subnet: subnet.id, id }.into());
    }
    subnet.network_acl_id = Some(acl.id);
    keep(scope, &subnet)
}

/// Takes a list from a subnet that has it.
pub fn dissociate(scope: &mut Scope<'_>, id: &str, subnet_id: &str) -> Result<()> {
    let acl = get(scope, id)?;
    let mut subnet = subnet::get(scope, subnet_id)?;
    if subnet.network_acl_id.as_ref() != Some(&acl.id) {
        return Err(Refusal::NotAssociated { subnet: subnet.id, id: acl.id }.into());
    }
    subnet.network_acl_id = None;
    keep(scope, &subnet)
}

fn keep(scope: &mut Scope<'_>, subnet: &Subnet) -> Result<()> {
    table::update(scope, subnet, &["network_acl_id"])?;
    Ok(())
}
