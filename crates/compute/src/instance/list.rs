//! The rule: list instances.

use kernel::Timestamp;
use store::Scope;
use store::tag::Wanted;

use super::{Instance, Status, rows};
use crate::catalogue::OperatingSystem;
use crate::error::Result;
use crate::listing::{Part, WantedExtra, Window, part};

/// Which instances are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The region.
    pub region: Option<String>,
    /// The zone.
    pub zone: Option<String>,
    /// Ids; an empty list matches nothing.
    pub ids: Option<Vec<String>>,
    /// The network.
    pub vpc: Option<String>,
    /// The subnet.
    pub subnet: Option<String>,
    /// A security group.
    pub group: Option<String>,
    /// Private addresses, one of which it has.
    pub private_addresses: Vec<String>,
    /// Public addresses, one of which it has.
    pub public_addresses: Vec<String>,
    /// Elastic addresses, one of which it has.
    pub elastic_addresses: Vec<String>,
    /// The name, in which `*` stands for anything.
    pub name: Option<String>,
    /// The image.
    pub image: Option<String>,
    /// The state at the instant of the request.
    pub status: Option<Status>,
    /// The instance type.
    pub type_id: Option<String>,
    /// The family of the type.
    pub family: Option<String>,
    /// The key pair.
    pub key_pair: Option<String>,
    /// How it is paid for.
    pub charge: Option<String>,
    /// How its traffic is paid for.
    pub internet_charge: Option<String>,
    /// The resource group.
    pub resource_group: Option<String>,
    /// Whether its metadata can be read.
    pub metadata_enabled: Option<bool>,
    /// Whether its metadata asks for a token.
    pub token_required: Option<bool>,
    /// The name of its role, without regard to case.
    pub role: Option<String>,
    /// Made at this instant or later.
    pub created_from: Option<Timestamp>,
    /// Made at this instant or earlier.
    pub created_until: Option<Timestamp>,
    /// Tags it has.
    pub tags: Vec<Wanted>,
    /// More conditions, all of which it meets.
    pub any_of: Vec<AnyOf>,
    /// A text in its name or in its private address.
    pub search: Option<String>,
    /// The order of the list.
    pub order: Order,
}

/// What an instance is or has, with the values of which it must be one.
#[derive(Debug, Clone, PartialEq)]
pub enum AnyOf {
    /// Its id.
    Id(Vec<String>),
    /// Its network.
    Vpc(Vec<String>),
    /// Its subnet.
    Subnet(Vec<String>),
    /// The zone.
    Zone(Vec<String>),
    /// Its name.
    Name(Vec<String>),
    /// The instance type.
    Type(Vec<String>),
    /// The image.
    Image(Vec<String>),
    /// What is on the system disk: it was made from one of the vendor's images, or from another with one of these systems.
    System {
        /// The vendor's images.
        images: Vec<String>,
        /// The systems.
        systems: Vec<OperatingSystem>,
    },
    /// How it is paid for.
    Charge(Vec<String>),
    /// The resource group; an empty text for none.
    ResourceGroup(Vec<String>),
    /// Its primary interface.
    Interface(Vec<String>),
    /// Its private address.
    PrivateAddress(Vec<String>),
    /// An IPv6 address of one of its interfaces, as it is usually written.
    AddressV6(Vec<String>),
    /// A security group of its primary interface.
    Group(Vec<String>),
    /// The state at the instant of the request.
    Status(Vec<Status>),
    /// Something that only the dialect reads.
    Extra(WantedExtra),
}

/// The order of a list of instances.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// From the newest to the oldest.
    #[default]
    Newest,
    /// By name, and among equal names from the newest to the oldest.
    Name,
    /// From the oldest to the newest.
    Oldest,
    /// By private address, and among equal addresses from the newest to the oldest.
    PrivateAddress,
}

/// Instances of the account, newest first.
pub fn list(scope: &mut Scope<'_>, filter: &Filter, window: Window) -> Result<Part<Instance>> {
    let mut part = part(scope, &rows::conditions(scope, filter), window)?;
    rows::fill_groups(scope, &mut part.items)?;
    Ok(part)
}

/// How SQLite looks for what a filter wants; `None` on another engine.
#[cfg(test)]
pub(super) fn plan(scope: &mut Scope<'_>, filter: &Filter) -> Option<Vec<String>> {
    crate::listing::plan::<Instance>(scope, &rows::conditions(scope, filter))
}
