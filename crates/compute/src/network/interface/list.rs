//! The rule: list network interfaces.

use store::Scope;
use store::tag::Wanted;

use super::{Interface, InterfaceKind, rows};
use crate::error::Result;
use crate::listing::{Part, Window, part};
use crate::transition::Status;

/// Which interfaces are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The region.
    pub region: Option<String>,
    /// Ids; an empty list matches nothing.
    pub ids: Option<Vec<String>>,
    /// The network.
    pub vpc: Option<String>,
    /// The subnet.
    pub subnet: Option<String>,
    /// The instance it belongs to.
    pub instance: Option<String>,
    /// What it is to its instance.
    pub kind: Option<InterfaceKind>,
    /// The state at the instant of the request.
    pub status: Option<Status>,
    /// The name.
    pub name: Option<String>,
    /// Its main private address.
    pub main_address: Option<String>,
    /// Private addresses, one of which it has; none for any.
    pub addresses: Vec<String>,
    /// IPv6 addresses, one of which it has, as they are usually written.
    pub addresses_v6: Option<Vec<String>>,
    /// The resource group.
    pub resource_group: Option<String>,
    /// A security group it is in.
    pub group: Option<String>,
    /// Tags it has.
    pub tags: Vec<Wanted>,
    /// Further conditions: each must hold.
    pub any_of: Vec<AnyOf>,
}

/// What an interface is or has, with the values of which it must be one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnyOf {
    /// Its network.
    Vpc(Vec<String>),
    /// Its subnet.
    Subnet(Vec<String>),
    /// The instance it belongs to.
    Instance(Vec<String>),
    /// A security group it is in.
    Group(Vec<String>),
    /// Its main private address.
    MainAddress(Vec<String>),
}

/// Interfaces of the account, newest first.
pub fn list(scope: &mut Scope<'_>, filter: &Filter, window: Window) -> Result<Part<Interface>> {
    Ok(part(scope, &rows::conditions(scope, filter), window)?)
}
