//! Network interfaces.

mod assign_private_ip_address;
mod create_network_interface;
mod delete_network_interface;
mod describe_network_interfaces;
mod modify_network_interface;
mod unassign_private_ip_address;
mod view;

pub use assign_private_ip_address::AssignPrivateIpAddress;
pub use create_network_interface::CreateNetworkInterface;
pub use delete_network_interface::DeleteNetworkInterface;
pub use describe_network_interfaces::DescribeNetworkInterfaces;
pub use modify_network_interface::ModifyNetworkInterface;
pub use unassign_private_ip_address::UnassignPrivateIpAddress;

use compute::network::interface::Limits;
use sts::Caller;
use wire::{Call, Checks};

use crate::catalogue::catalogue;
use crate::kec::location::vpc_krn;

/// Private addresses of an interface that no instance has. GUESS: as many as with an instance of the smallest type.
const WITHOUT_INSTANCE: u32 = 10;

/// Name under which the first name server of an interface is kept.
pub(crate) const DNS1: &str = "Dns1";

/// Name under which the second one is kept.
pub(crate) const DNS2: &str = "Dns2";

/// What policies are asked about an interface, or about every one.
fn asks(action: &'static str, id: &str, caller: &Caller, call: &Call) -> Checks {
    Checks::of(action, vpc_krn(caller, call, format_args!("network-interface/{id}")))
}

/// What instances of a type may have.
pub(crate) fn limits_of(kind: &str) -> Limits {
    let kind = catalogue().instance_type(kind);
    Limits {
        interfaces: kind.map_or(1, |kind| kind.network_interfaces),
        network_cards: 1,
        addresses: kind.map_or(1, |kind| kind.private_ips_per_interface),
        v6: 0,
        trunks: false,
    }
}

/// How many private addresses an interface may have: of an instance of this type, or of none.
fn most_addresses(kind: Option<&str>) -> u32 {
    kind.map_or(WITHOUT_INSTANCE, |kind| limits_of(kind).addresses)
}
