//! Network interfaces: those that come with instances, and those of their own.

mod assign_ipv6_addresses;
mod assign_private_ip_addresses;
mod attach_network_interface;
mod create_network_interface;
mod delete_network_interface;
mod describe_network_interface_attribute;
mod describe_network_interfaces;
mod detach_network_interface;
mod modify_network_interface_attribute;
pub(in crate::ecs) mod shown;
pub(in crate::ecs) mod text;
mod unassign_ipv6_addresses;
mod unassign_private_ip_addresses;
pub(in crate::ecs) mod view;

pub use assign_ipv6_addresses::AssignIpv6Addresses;
pub use assign_private_ip_addresses::AssignPrivateIpAddresses;
pub use attach_network_interface::AttachNetworkInterface;
pub use create_network_interface::CreateNetworkInterface;
pub use delete_network_interface::DeleteNetworkInterface;
pub use describe_network_interface_attribute::DescribeNetworkInterfaceAttribute;
pub use describe_network_interfaces::DescribeNetworkInterfaces;
pub use detach_network_interface::DetachNetworkInterface;
pub use modify_network_interface_attribute::ModifyNetworkInterfaceAttribute;
pub use unassign_ipv6_addresses::UnassignIpv6Addresses;
pub use unassign_private_ip_addresses::UnassignPrivateIpAddresses;
