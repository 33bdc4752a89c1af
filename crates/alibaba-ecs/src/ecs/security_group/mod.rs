//! Security groups and their rules.

mod change_rules;
mod create_security_group;
mod delete_security_group;
mod describe_security_group_attribute;
mod describe_security_group_references;
mod describe_security_groups;
mod membership;
mod modify_security_group_attribute;
mod modify_security_group_policy;
mod room;
mod rule;
mod text;

pub use change_rules::{Authorize, ChangeRules, Egress, Ingress, Modify, Revoke};
pub use create_security_group::CreateSecurityGroup;
pub use delete_security_group::DeleteSecurityGroup;
pub use describe_security_group_attribute::DescribeSecurityGroupAttribute;
pub use describe_security_group_references::DescribeSecurityGroupReferences;
pub use describe_security_groups::DescribeSecurityGroups;
pub use membership::{ChangeMembership, Join, Leave};
pub use modify_security_group_attribute::ModifySecurityGroupAttribute;
pub use modify_security_group_policy::ModifySecurityGroupPolicy;
