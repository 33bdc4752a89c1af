//! What an order says of an interface beside where it lies.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::Wanted;
use crate::Extras;
use crate::network::block::Reservation;
use crate::network::security_group::SecurityGroup;
use crate::network::subnet::Subnet;

/// What an order says of an interface beside its subnet, its groups and its main address.
#[derive(Debug, Clone, Default)]
pub struct Details {
    /// Further private addresses.
    pub further: Wanted<Ipv4Addr>,
    /// IPv6 addresses.
    pub v6: Wanted<Ipv6Addr>,
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// Whether it goes with its instance; a primary one does anyway.
    pub delete_on_release: bool,
    /// The network card, from 0, where it is said.
    pub network_card: Option<u32>,
    /// What only the dialect reads.
    pub extras: Extras,
}

/// An interface that each instance of a launch has beside its primary one.
#[derive(Debug, Clone)]
pub enum Further {
    /// One that is made with the instance.
    New {
        /// The subnet, as it is now.
        subnet: Box<Subnet>,
        /// The security groups, as they are now.
        groups: Vec<SecurityGroup>,
        /// The main private address; any where none is wished for.
        address: Option<Ipv4Addr>,
        /// The addresses of its subnet that the vendor keeps for itself.
        reservation: Reservation,
        /// What else is said of it.
        details: Box<Details>,
    },
    /// One that is there, and that no instance has.
    Existing(String),
}
