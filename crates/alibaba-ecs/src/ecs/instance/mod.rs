//! Instances.

mod batch;
mod create_instance;
mod delete_instance;
mod delete_instances;
mod describe_instance_attachment_attributes;
mod describe_instance_attribute;
mod describe_instance_auto_renew_attribute;
mod describe_instance_maintenance_attributes;
mod describe_instance_status;
mod describe_instances;
mod describe_user_data;
mod identity;
mod kept;
pub(super) mod launch;
mod modify_instance_attribute;
mod modify_instance_maintenance_attributes;
mod modify_instance_metadata_options;
mod money;
mod power;
mod run_instances;
mod storage;
mod view;

pub use create_instance::CreateInstance;
pub use delete_instance::DeleteInstance;
pub use delete_instances::DeleteInstances;
pub use describe_instance_attachment_attributes::DescribeInstanceAttachmentAttributes;
pub use describe_instance_attribute::DescribeInstanceAttribute;
pub use describe_instance_auto_renew_attribute::DescribeInstanceAutoRenewAttribute;
pub use describe_instance_maintenance_attributes::DescribeInstanceMaintenanceAttributes;
pub use describe_instance_status::DescribeInstanceStatus;
pub use describe_instances::DescribeInstances;
pub use describe_user_data::DescribeUserData;
pub use modify_instance_attribute::ModifyInstanceAttribute;
pub use modify_instance_maintenance_attributes::ModifyInstanceMaintenanceAttributes;
pub use modify_instance_metadata_options::ModifyInstanceMetadataOptions;
pub use power::{
    Power, PowerOfSeveral, RebootInstance, RebootInstances, StartInstance, StartInstances, StopInstance, StopInstances,
};
pub use run_instances::RunInstances;
pub(super) use view::NEVER;
