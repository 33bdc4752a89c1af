//! Networks, subnets, security groups, prefix lists, interfaces, gateways and the addresses in use.

pub mod address;
pub mod bandwidth_package;
pub mod block;
pub mod dhcp_options;
pub mod elastic_address;
pub mod havip;
pub mod interface;
pub mod nat_gateway;
pub mod prefix_list;
pub mod route_table;
pub mod security_group;
pub mod subnet;
pub mod vpc;
