//! Network interfaces: what ties an instance to a subnet and to security groups.

mod addresses;
mod addresses_v6;
mod attach;
mod create;
mod delete;
mod details;
mod launch;
mod list;
mod modify;
mod prefixes;
pub(crate) mod rows;
#[cfg(test)]
mod tests;

pub use addresses::{Wanted, assign, unassign};
pub use addresses_v6::{assign_v6, unassign_v6};
pub use attach::{At, Limits, attach, detach};
pub use create::{New, create};
pub use delete::delete;
pub(crate) use delete::release_with_instance;
pub use details::{Details, Further};
pub(crate) use launch::{Order, Seat, check_free, give, give_primary};
pub use list::{AnyOf, Filter, list};
pub use modify::{Change, modify};
pub use prefixes::{assign_prefixes, unassign_prefixes};

use std::collections::HashMap;
use std::net::{Ipv4Addr, Ipv6Addr};

use kernel::Timestamp;
use store::{Scope, table};

use crate::Extras;
use crate::error::{Error, Kind, Result};
use crate::network::block::Block;
use crate::transition::{Status, Transition};

/// Kind under which tags of interfaces are kept.
pub const TAGGED: &str = "interface";

/// A network interface.
#[derive(Debug, Clone, PartialEq)]
pub struct Interface {
    /// Identifier.
    pub id: String,
    /// Its place among the account's things.
    pub position: i64,
    /// The region it lies in.
    pub region: String,
    /// The zone it lies in.
    pub zone: String,
    /// Its network.
    pub vpc_id: String,
    /// Its subnet.
    pub subnet_id: String,
    /// The instance it belongs to.
    pub instance_id: Option<String>,
    /// Whether its instance was launched with it as the one it cannot do without.
    pub is_primary: bool,
    /// Whether it can carry others.
    pub is_trunk: bool,
    /// The interface of the same instance that carries it.
    pub trunk_id: Option<String>,
    /// Its number among those that the same interface carries, from 1; 0 where none carries it.
    pub device_index: i64,
    /// The network card at which it is attached, from 0, where it was said.
    pub network_card: Option<u32>,
    /// Hardware address.
    pub mac: String,
    /// Its main private address.
    pub address: Ipv4Addr,
    /// Further private addresses, in their order.
    pub further: Vec<Ipv4Addr>,
    /// Whole blocks of further addresses.
    pub prefixes: Vec<Block>,
    /// IPv6 addresses, in the order in which they were given.
    pub v6: Vec<Ipv6Addr>,
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// Whether it goes with the instance that has it; a primary one does anyway.
    pub delete_on_release: bool,
    /// What was last asked of it, from which its state follows.
    pub transition: Transition,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// What only the dialect reads.
    pub extras: Extras,
    /// When it was made.
    pub created_at: Timestamp,
    /// The public address that came with its instance, where it came with it too.
    pub public_address: Option<Ipv4Addr>,
}

/// What an interface is to its instance, or may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InterfaceKind {
    /// The one without which its instance cannot be.
    Primary,
    /// One that is attached by itself.
    Secondary,
    /// One that can carry others.
    Trunk,
    /// One that another interface of its instance carries.
    Member,
}

/// Why a rule about interfaces refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The state of the interface does not allow what was asked.
    #[error("interface `{id}` is {status:?}, which does not allow this")]
    WrongState {
        /// The interface.
        id: String,
        /// The state it is in.
        status: Status,
    },
    /// The interface came with its instance and goes with it.
    #[error("interface `{id}` is primary")]
    Primary {
        /// The interface.
        id: String,
    },
    /// The instance does not have the interface.
    #[error("interface `{id}` is not attached to the instance")]
    NotAttached {
        /// The interface.
        id: String,
    },
    /// The interface and the instance are in different networks.
    #[error("interface `{id}` and instance `{instance}` are not in the same network")]
    OtherNetwork {
        /// The interface.
        id: String,
        /// The instance.
        instance: String,
    },
    /// The interface and the instance lie in different zones.
    #[error("interface `{id}` and instance `{instance}` are not in the same zone")]
    OtherZone {
        /// The interface.
        id: String,
        /// The instance.
        instance: String,
    },
    /// The instance has as many interfaces as it may have.
    #[error("instance `{instance}` takes no more interfaces")]
    TooMany {
        /// The instance.
        instance: String,
    },
    /// The type of the instance has no such network card.
    #[error("instance `{instance}` has no network card {card}")]
    NoCard {
        /// The instance.
        instance: String,
        /// The number of the card.
        card: u32,
    },
    /// The type of the instance takes no interfaces that carry others.
    #[error("instance `{instance}` takes no interface that carries others")]
    NoTrunks {
        /// The instance.
        instance: String,
    },
    /// What an interface is to be carried by carries none, or what is to be carried is one that carries others.
    #[error("interface `{id}` does not carry interface `{member}`")]
    NotCarried {
        /// The one that would carry.
        id: String,
        /// The one that would be carried.
        member: String,
    },
    /// The interface carries others.
    #[error("interface `{id}` carries others")]
    Carries {
        /// The interface.
        id: String,
    },
    /// The interface does not have the address, or has it as its main one.
    #[error("`{address}` is no further address of interface `{id}`")]
    NotFurther {
        /// The interface.
        id: String,
        /// The address.
        address: Ipv4Addr,
    },
    /// The interface does not have the IPv6 address.
    #[error("`{address}` is no address of interface `{id}`")]
    NotV6 {
        /// The interface.
        id: String,
        /// The address.
        address: Ipv6Addr,
    },
    /// The type of the instance has no IPv6 addresses.
    #[error("interface `{id}` is at an instance whose type has no IPv6 addresses")]
    NoV6 {
        /// The interface.
        id: String,
    },
    /// The interface would have more IPv6 addresses than the type of the instance allows.
    #[error("interface `{id}` may have {most} IPv6 addresses")]
    TooManyV6 {
        /// The interface.
        id: String,
        /// How many it may have.
        most: u32,
    },
    /// The interface has more private addresses than the type of the instance allows.
    #[error("interface `{id}` may have {most} private addresses")]
    TooManyAddresses {
        /// The interface.
        id: String,
        /// How many it may have.
        most: u32,
    },
    /// An elastic address stands for the address.
    #[error("an elastic address stands for `{address}` of interface `{id}`")]
    HasElastic {
        /// The interface.
        id: String,
        /// The address.
        address: Ipv4Addr,
    },
}

impl Interface {
    /// Its state at a moment.
    pub fn status(&self, now: Timestamp) -> Status {
        self.transition.status(now, self.instance_id.is_some())
    }

    /// What it is to its instance.
    pub fn kind(&self) -> InterfaceKind {
        match self {
            Self { is_primary: true, .. } => InterfaceKind::Primary,
            Self { is_trunk: true, .. } => InterfaceKind::Trunk,
            Self { trunk_id: Some(_), .. } => InterfaceKind::Member,
            _ => InterfaceKind::Secondary,
        }
    }

    /// No instance has it from now on.
    fn leave(&mut self, transition: Transition) {
        self.instance_id = None;
        self.is_primary = false;
        self.trunk_id = None;
        self.device_index = 0;
        self.network_card = None;
        self.transition = transition;
    }
}

/// The interface with this id, in whichever region; refused where there is none.
pub fn get(scope: &mut Scope<'_>, id: &str) -> Result<Interface> {
    find(scope, id)?.ok_or_else(|| Error::not_found(Kind::Interface, id))
}

/// The interface with this id, in whichever region.
pub fn find(scope: &mut Scope<'_>, id: &str) -> Result<Option<Interface>> {
    Ok(table::find(scope, id)?)
}

/// The interfaces of instances by instance, in the order in which they were made: the primary one comes first. An instance
/// without is not in the map.
pub fn of_instances(scope: &mut Scope<'_>, instances: &[&str]) -> Result<HashMap<String, Vec<Interface>>> {
    let mut of = HashMap::<_, Vec<_>>::new();
    for interface in rows::of_instances(scope, instances)? {
        if let Some(instance) = &interface.instance_id {
            of.entry(instance.clone()).or_default().push(interface);
        }
    }
    Ok(of)
}

/// The security groups of interfaces, in the order in which they were named. An interface without is not in the map.
pub fn groups_of(scope: &mut Scope<'_>, interfaces: &[&str]) -> Result<HashMap<String, Vec<String>>> {
    Ok(rows::groups_of(scope, interfaces)?)
}
