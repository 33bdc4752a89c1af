//! The rule: change a subnet.

use store::{Scope, table};

use super::{PartV6, Subnet, get};
use crate::Extras;
use crate::error::{Error, Kind, Result};
use crate::network::address::v6;
use crate::network::block::BlockV6;
use crate::network::vpc;

/// What is to change; `None` keeps the value.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// New name.
    pub name: Option<String>,
    /// New description.
    pub description: Option<String>,
    /// What becomes of its IPv6 addresses.
    pub v6: Option<ChangeV6>,
    /// Extras that are set beside those that are there.
    pub extras: Extras,
}

/// What becomes of the IPv6 addresses of a subnet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeV6 {
    /// It has this part of its network's.
    Enable(PartV6),
    /// It has none.
    Disable,
}

/// Changes a subnet and returns it as it is then.
pub fn modify(scope: &mut Scope<'_>, id: &str, change: Change) -> Result<Subnet> {
    let mut subnet = get(scope, id)?;
    subnet.name = change.name.unwrap_or(subnet.name);
    subnet.description = change.description.unwrap_or(subnet.description);
    match change.v6 {
        Some(ChangeV6::Enable(part)) => {
            let vpc = vpc::get(scope, &subnet.vpc_id)?;
            subnet.block_v6 = Some(renewed(scope, &subnet, &vpc, part)?);
        }
        Some(ChangeV6::Disable) => {
            if v6::count_in(scope, &subnet.id)? > 0 {
                return Err(Error::InUse { kind: Kind::Subnet, id: subnet.id, by: Kind::Interface });
            }
            subnet.block_v6 = None;
        }
        None => {}
    }
    subnet.extras.extend(change.extras);
    table::update(scope, &subnet, &["name", "description", "block_v6", "extras"])?;
    Ok(subnet)
}

/// The part that a subnet shall have. One that has another must give that up first.
fn renewed(scope: &mut Scope<'_>, subnet: &Subnet, vpc: &vpc::Vpc, part: PartV6) -> Result<BlockV6> {
    match (subnet.block_v6, part.cut(scope, vpc)) {
        (Some(own), Err(Error::TakenV6 { block })) if own == block => Ok(own),
        (Some(own), Ok(_)) => Err(Error::TakenV6 { block: own }),
        (_, cut) => cut,
    }
}
