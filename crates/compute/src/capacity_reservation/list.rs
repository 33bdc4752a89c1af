//! The rule: list capacity reservations.

use store::Scope;
use store::tag::Wanted;

use super::{CapacityReservation, rows};
use crate::error::Result;
use crate::listing::{Part, Window, part};

/// Which capacity reservations are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The region.
    pub region: Option<String>,
    /// The zone.
    pub zone: Option<String>,
    /// Ids; an empty list matches nothing.
    pub ids: Option<Vec<String>>,
    /// The type of their instances.
    pub type_id: Option<String>,
    /// The vendor's word for the operating system of their instances.
    pub platform: Option<String>,
    /// Whether instances that do not name them may take from them.
    pub is_open: Option<bool>,
    /// Whether they keep room, or have ended.
    pub is_active: Option<bool>,
    /// The resource group.
    pub resource_group: Option<String>,
    /// Tags they have.
    pub tags: Vec<Wanted>,
}

/// Capacity reservations of the account, newest first.
pub fn list(scope: &mut Scope<'_>, filter: &Filter, window: Window) -> Result<Part<CapacityReservation>> {
    Ok(part(scope, &rows::conditions(scope, filter), window)?)
}
