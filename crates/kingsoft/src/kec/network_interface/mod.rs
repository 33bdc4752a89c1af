//! Network interfaces of instances.

mod attach_network_interface;
mod detach_network_interface;
mod modify_network_interface_attribute;

pub use attach_network_interface::AttachNetworkInterface;
pub use detach_network_interface::DetachNetworkInterface;
pub use modify_network_interface_attribute::ModifyNetworkInterfaceAttribute;

use sts::Caller;
use wire::{Call, Check, Checks};

use crate::kec::location::{kec, vpc_krn};

/// What policies are asked about an instance and an interface.
fn asks(action: &'static str, instance: &str, interface: &str, caller: &Caller, call: &Call) -> Checks {
    let interface = vpc_krn(caller, call, format_args!("network-interface/{interface}"));
    Checks::of(action, kec(caller, call, format_args!("instance/{instance}"))).and(Check::new(action, interface))
}
