//! Network interfaces. Each instance comes with one; others cannot be made yet.

mod describe_network_interfaces;

pub use describe_network_interfaces::DescribeNetworkInterfaces;
