//! The rule: list elastic addresses.

use kernel::Timestamp;
use store::Scope;
use store::tag::Wanted;

use super::{ElasticAddress, HolderKind, rows};
use crate::error::Result;
use crate::listing::{Part, Window, part};
use crate::transition::Status;

/// Which elastic addresses are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The region.
    pub region: Option<String>,
    /// Ids; an empty list matches nothing.
    pub ids: Option<Vec<String>>,
    /// The addresses, one of which it is.
    pub addresses: Option<Vec<String>>,
    /// The name.
    pub name: Option<String>,
    /// The state at the instant of the request.
    pub status: Option<Status>,
    /// What kind of thing has it.
    pub holder_kind: Option<HolderKind>,
    /// Who has it.
    pub holder: Option<String>,
    /// The vendor's word for its line.
    pub isp: Option<String>,
    /// How it is paid for, in the vendor's word.
    pub charge: Option<String>,
    /// The resource group.
    pub resource_group: Option<String>,
    /// Made at this instant or later.
    pub created_from: Option<Timestamp>,
    /// Made at this instant or earlier.
    pub created_until: Option<Timestamp>,
    /// Tags it has.
    pub tags: Vec<Wanted>,
}

/// Elastic addresses of the account, newest first.
pub fn list(scope: &mut Scope<'_>, filter: &Filter, window: Window) -> Result<Part<ElasticAddress>> {
    Ok(part(scope, &rows::conditions(scope, filter), window)?)
}
