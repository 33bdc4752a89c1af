//! Networks, subnets, security groups, prefix lists, interfaces and the addresses in use.

pub mod address;
pub mod block;
pub mod elastic_address;
pub mod interface;
pub mod prefix_list;
pub mod route_table;
pub mod security_group;
pub mod subnet;
pub mod vpc;
