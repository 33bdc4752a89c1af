//! The rule: create a bandwidth package.

use kernel::Tags;
use store::{Scope, table};

use super::{BandwidthPackage, TAGGED};
use crate::Extras;
use crate::Location;
use crate::error::Result;
use crate::listing::next_position;
use crate::transition::{TRANSITION_LASTS, Transition};

/// A bandwidth package to be made.
#[derive(Debug, Clone)]
pub struct New {
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// Most Mbit/s.
    pub mbps: i64,
    /// How much of them is paid for at least, in per cent.
    pub ratio: i64,
    /// The vendor's word for how traffic is paid for.
    pub internet_charge: String,
    /// The vendor's word for its line.
    pub isp: String,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// Tags.
    pub tags: Tags,
    /// Whether it is ready at once.
    pub at_once: bool,
    /// What only the dialect reads.
    pub extras: Extras,
}

/// Creates a bandwidth package without addresses.
pub fn create(scope: &mut Scope<'_>, location: &Location<'_>, new: New) -> Result<BandwidthPackage> {
    let package = BandwidthPackage {
        id: location.draw(scope, |formats| &formats.bandwidth_package),
        position: next_position(scope)?,
        region: location.region.to_owned(),
        name: new.name,
        description: new.description,
        mbps: new.mbps,
        ratio: new.ratio,
        internet_charge: new.internet_charge,
        isp: new.isp,
        protected: false,
        transition: if new.at_once {
            Transition::settled(scope.now())
        } else {
            Transition::create(scope.begins(TRANSITION_LASTS))
        },
        resource_group: new.resource_group,
        extras: new.extras,
        created_at: scope.now(),
    };
    table::insert(scope, [&package])?;
    store::tag::set(scope, TAGGED, &package.id, &new.tags)?;
    Ok(package)
}
