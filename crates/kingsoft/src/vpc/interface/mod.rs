//! Network interfaces.

mod describe_network_interfaces;

pub use describe_network_interfaces::DescribeNetworkInterfaces;
