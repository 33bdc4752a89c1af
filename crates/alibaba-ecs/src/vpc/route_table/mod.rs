//! Route tables. Each network has one, its system table; others cannot be made yet.

mod describe_route_table_list;
mod describe_route_tables;
mod modify_route_table_attributes;

pub use describe_route_table_list::DescribeRouteTableList;
pub use describe_route_tables::DescribeRouteTables;
pub use modify_route_table_attributes::ModifyRouteTableAttributes;
