//! Roles of instances.

mod attach_instances_iam_role;
mod describe_kec_iam_roles;
mod detach_instances_iam_role;
pub(super) mod pass;

pub use attach_instances_iam_role::AttachInstancesIamRole;
pub use describe_kec_iam_roles::DescribeKecIamRoles;
pub use detach_instances_iam_role::DetachInstancesIamRole;
