//! Load balancers.

mod charge;
mod create_load_balancer;
mod delete_load_balancer;
mod describe_load_balancers;
mod modify_load_balancer;
mod view;

pub use create_load_balancer::CreateLoadBalancer;
pub use delete_load_balancer::DeleteLoadBalancer;
pub use describe_load_balancers::DescribeLoadBalancers;
pub use modify_load_balancer::ModifyLoadBalancer;
