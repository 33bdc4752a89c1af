//! Reserved CIDR blocks of vSwitches, from which network interfaces are given whole blocks.

mod create_v_switch_cidr_reservation;
mod delete_v_switch_cidr_reservation;
mod get_v_switch_cidr_reservation_usage;
mod list_v_switch_cidr_reservations;
mod modify_v_switch_cidr_reservation_attribute;

pub use create_v_switch_cidr_reservation::CreateVSwitchCidrReservation;
pub use delete_v_switch_cidr_reservation::DeleteVSwitchCidrReservation;
pub use get_v_switch_cidr_reservation_usage::GetVSwitchCidrReservationUsage;
pub use list_v_switch_cidr_reservations::ListVSwitchCidrReservations;
pub use modify_v_switch_cidr_reservation_attribute::ModifyVSwitchCidrReservationAttribute;

use compute::network::prefix_list::Family;
use compute::network::reserved_block::{ReservedBlock, get};
use wire::Scope;

use crate::ecs::field::{RegionId, Text};
use crate::ecs::{Error, Result};
use crate::vpc::codes::gateway::ILLEGAL;

/// The one type that there is, spelled as Terraform's provider spells it. The vendor's pages write it in lower case.
const PREFIX: &str = "Prefix";

/// The reserved block, when it is in the region that a call names.
fn in_region(scope: &mut Scope<'_>, region: RegionId, id: &str) -> Result<ReservedBlock> {
    let reserved = get(scope, id)?;
    if reserved.region != region.0.id {
        return Err(compute::Error::not_found(compute::Kind::ReservedBlock, id).into());
    }
    Ok(reserved)
}

/// The kind of addresses that a call names.
fn family(word: &Text) -> Result<Option<Family>> {
    match word.get() {
        None => Ok(None),
        Some("IPv4") => Ok(Some(Family::V4)),
        Some("IPv6") => Ok(Some(Family::V6)),
        Some(_) => Err(Error::about(ILLEGAL, "IpVersion")),
    }
}

/// Refuses a type that is not the one there is.
fn check_type(word: &Text) -> Result<()> {
    let known = word.get().is_none_or(|word| word.eq_ignore_ascii_case(PREFIX));
    if known { Ok(()) } else { Err(Error::about(ILLEGAL, "VSwitchCidrReservationType")) }
}
