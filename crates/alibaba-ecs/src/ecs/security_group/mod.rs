//! Security groups and their rules.

mod authorize_security_group;
mod authorize_security_group_egress;
mod create_security_group;
mod delete_security_group;
mod describe_security_group_attribute;
mod describe_security_groups;
mod join_security_group;
mod leave_security_group;
mod modify_security_group_attribute;
mod modify_security_group_egress_rule;
mod modify_security_group_policy;
mod modify_security_group_rule;
mod revoke_security_group;
mod revoke_security_group_egress;
mod rule;
mod text;

pub use authorize_security_group::AuthorizeSecurityGroup;
pub use authorize_security_group_egress::AuthorizeSecurityGroupEgress;
pub use create_security_group::CreateSecurityGroup;
pub use delete_security_group::DeleteSecurityGroup;
pub use describe_security_group_attribute::DescribeSecurityGroupAttribute;
pub use describe_security_groups::DescribeSecurityGroups;
pub use join_security_group::JoinSecurityGroup;
pub use leave_security_group::LeaveSecurityGroup;
pub use modify_security_group_attribute::ModifySecurityGroupAttribute;
pub use modify_security_group_egress_rule::ModifySecurityGroupEgressRule;
pub use modify_security_group_policy::ModifySecurityGroupPolicy;
pub use modify_security_group_rule::ModifySecurityGroupRule;
pub use revoke_security_group::RevokeSecurityGroup;
pub use revoke_security_group_egress::RevokeSecurityGroupEgress;
