//! The rule: list subnets.

use store::Scope;
use store::tag::Wanted;

use super::{Subnet, rows};
use crate::error::Result;
use crate::listing::{Part, WantedExtra, Window, part};

/// Which subnets are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The region.
    pub region: Option<String>,
    /// Ids; an empty list matches nothing.
    pub ids: Option<Vec<String>>,
    /// Networks, one of which it is cut from.
    pub vpcs: Option<Vec<String>>,
    /// Zones, one of which it lies in.
    pub zones: Option<Vec<String>>,
    /// The name.
    pub name: Option<String>,
    /// Whether the cloud made it.
    pub is_default: Option<bool>,
    /// Whether it has IPv6 addresses.
    pub has_v6: Option<bool>,
    /// The route table it uses.
    pub route_table: Option<String>,
    /// Lists of what may pass, one of which it has.
    pub network_acls: Option<Vec<String>>,
    /// Public NATs, one of which it goes through.
    pub public_nats: Option<Vec<String>>,
    /// The resource group.
    pub resource_group: Option<String>,
    /// Tags it has.
    pub tags: Vec<Wanted>,
    /// Something that only the dialect reads.
    pub extra: Option<WantedExtra>,
}

/// Subnets of the account, newest first.
pub fn list(scope: &mut Scope<'_>, filter: &Filter, window: Window) -> Result<Part<Subnet>> {
    Ok(part(scope, &rows::conditions(scope, filter), window)?)
}
