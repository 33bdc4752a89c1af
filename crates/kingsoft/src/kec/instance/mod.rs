//! Instances.

pub(crate) mod charge;
mod describe_instances;
mod disks;
mod each;
mod filter;
pub(crate) mod launch_spec;
mod modify_instance_attribute;
mod modify_instance_auto_delete_time;
mod modify_instance_charge_type;
mod modify_instance_image;
mod modify_instance_type;
mod on_each;
pub(crate) mod order;
mod reboot_instances;
mod release_time;
mod rules;
mod run_instances;
mod set_instance_resource_protect;
mod start_instances;
mod stop_instances;
mod terminate_instances;
mod view;

pub use describe_instances::DescribeInstances;
pub use modify_instance_attribute::ModifyInstanceAttribute;
pub use modify_instance_auto_delete_time::ModifyInstanceAutoDeleteTime;
pub use modify_instance_charge_type::ModifyInstanceChargeType;
pub use modify_instance_image::ModifyInstanceImage;
pub use modify_instance_type::ModifyInstanceType;
pub use on_each::{Action, OnEach};
pub use reboot_instances::RebootInstances;
pub use run_instances::RunInstances;
pub use set_instance_resource_protect::SetInstanceResourceProtect;
pub use start_instances::StartInstances;
pub use stop_instances::StopInstances;
pub use terminate_instances::TerminateInstances;

pub(crate) use charge::number as charge_number;
pub(crate) use disks::MOST_DATA_DISKS;
pub(crate) use each::each;
pub(crate) use run_instances::asks_about_role;
pub(crate) use view::{KEY_IDS, keys, text};

use compute::instance::Status;

/// The vendor's word for a state. It has none for the way up again; that one is ours.
pub(crate) fn state_name(status: Status) -> &'static str {
    match status {
        Status::Pending => "scheduling",
        Status::Starting => "starting",
        Status::Running => "active",
        Status::Stopping => "stopping",
        Status::Stopped => "stopped",
    }
}
