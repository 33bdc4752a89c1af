//! The rule: list NAT gateways.

use store::Scope;
use store::tag::Wanted;

use super::{NatGateway, rows};
use crate::error::Result;
use crate::listing::{Part, Window, part};
use crate::transition::Status;

/// Which NAT gateways are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The region.
    pub region: Option<String>,
    /// Ids; an empty list matches nothing.
    pub ids: Option<Vec<String>>,
    /// The network.
    pub vpc: Option<String>,
    /// The zone.
    pub zone: Option<String>,
    /// The name.
    pub name: Option<String>,
    /// Whether it stands between private networks.
    pub is_internal: Option<bool>,
    /// The vendor's word for its size.
    pub spec: Option<String>,
    /// How it is paid for, in the vendor's word.
    pub charge: Option<String>,
    /// The state at the instant of the request.
    pub status: Option<Status>,
    /// The resource group.
    pub resource_group: Option<String>,
    /// Tags it has.
    pub tags: Vec<Wanted>,
}

/// NAT gateways of the account, newest first.
pub fn list(scope: &mut Scope<'_>, filter: &Filter, window: Window) -> Result<Part<NatGateway>> {
    Ok(part(scope, &rows::conditions(scope, filter), window)?)
}
