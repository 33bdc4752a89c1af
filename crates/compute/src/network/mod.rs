//! Networks, subnets, routes, gateways, load balancers, security groups, access lists, prefix lists, interfaces and the
//! addresses in use.

pub mod address;
pub mod bandwidth_package;
pub mod block;
pub mod dhcp_options;
pub mod elastic_address;
pub mod havip;
pub mod interface;
pub mod ipv4_gateway;
pub mod ipv6_gateway;
pub mod load_balancer;
pub mod nat_gateway;
pub mod network_acl;
pub mod peering;
pub mod prefix_list;
pub mod public_nat;
pub mod reserved_block;
pub mod route;
pub mod route_table;
pub mod security_group;
pub mod subnet;
pub mod vpc;
