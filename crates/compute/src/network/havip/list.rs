//! The rule: list high-availability virtual addresses.

use store::Scope;
use store::tag::Wanted;

use super::{HaVip, rows};
use crate::error::Result;
use crate::listing::{Part, Window, part};
use crate::transition::Status;

/// Which high-availability virtual addresses are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The region.
    pub region: Option<String>,
    /// Ids; an empty list matches nothing.
    pub ids: Option<Vec<String>>,
    /// Networks, one of which it is in.
    pub vpcs: Option<Vec<String>>,
    /// Subnets, one of which it is an address of.
    pub subnets: Option<Vec<String>>,
    /// The addresses, one of which it is.
    pub addresses: Option<Vec<String>>,
    /// Names, one of which it has.
    pub names: Option<Vec<String>>,
    /// States, one of which it is in at the instant of the request.
    pub statuses: Option<Vec<Status>>,
    /// The resource group.
    pub resource_group: Option<String>,
    /// Tags it has.
    pub tags: Vec<Wanted>,
}

/// High-availability virtual addresses of the account, newest first, with their members.
pub fn list(scope: &mut Scope<'_>, filter: &Filter, window: Window) -> Result<Part<HaVip>> {
    let mut found: Part<HaVip> = part(scope, &rows::conditions(scope, filter), window)?;
    let ids: Vec<_> = found.items.iter().map(|item| item.id.as_str()).collect();
    let members = rows::members_of(scope, &ids)?;
    for item in &mut found.items {
        let own = members.iter().filter(|(id, _)| *id == item.id);
        item.members = own.map(|(_, member)| member.clone()).collect();
    }
    Ok(found)
}
