//! The rules: give a network a set of DHCP options, another one, or none.

use store::{Scope, table};

use super::{Attached, DhcpOptions, Refusal, get};
use crate::error::{Error, Kind, Result};
use crate::network::vpc::{self, Vpc};
use crate::transition::TRANSITION_LASTS;

/// Gives a network that has no set one of its region.
pub fn attach(scope: &mut Scope<'_>, id: &str, vpc: &str) -> Result<()> {
    let (options, vpc) = both(scope, id, vpc)?;
    if vpc.dhcp.is_some() {
        return Err(Refusal::AttachedAlready { vpc: vpc.id }.into());
    }
    keep(scope, vpc, Some(options.id))
}

/// Gives a network one set of its region in place of the one it has.
pub fn replace(scope: &mut Scope<'_>, id: &str, vpc: &str) -> Result<()> {
    let (options, vpc) = both(scope, id, vpc)?;
    match &vpc.dhcp {
        None => Err(Refusal::NotAttached { vpc: vpc.id }.into()),
        Some(present) if present.options_id == options.id => Err(Refusal::AttachedAlready { vpc: vpc.id }.into()),
        Some(_) => keep(scope, vpc, Some(options.id)),
    }
}

/// Takes a set from a network that has it.
pub fn detach(scope: &mut Scope<'_>, id: &str, vpc: &str) -> Result<()> {
    let (options, vpc) = both(scope, id, vpc)?;
    match &vpc.dhcp {
        Some(present) if present.options_id == options.id => keep(scope, vpc, None),
        _ => Err(Refusal::NotAttached { vpc: vpc.id }.into()),
    }
}

/// The set, when it is not being changed, and the network, when it is in the same region.
fn both(scope: &mut Scope<'_>, id: &str, vpc: &str) -> Result<(DhcpOptions, Vpc)> {
    let options = get(scope, id)?;
    if !options.status(scope.now()).is_stable() {
        return Err(Refusal::Busy { id: options.id }.into());
    }
    let vpc = vpc::get(scope, vpc)?;
    if vpc.region != options.region {
        return Err(Error::not_found(Kind::Vpc, vpc.id));
    }
    Ok((options, vpc))
}

fn keep(scope: &mut Scope<'_>, mut vpc: Vpc, options: Option<String>) -> Result<()> {
    let since = scope.begins(TRANSITION_LASTS);
    vpc.dhcp = options.map(|options_id| Attached { options_id, since });
    table::update(scope, &vpc, &["dhcp_options_id", "dhcp_since"])?;
    Ok(())
}
