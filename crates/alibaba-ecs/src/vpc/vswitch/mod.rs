//! vSwitches, the vendor's subnets.

mod create_v_switch;
mod delete_v_switch;
mod describe_v_switch_attributes;
mod describe_v_switches;
mod modify_v_switch_attribute;
mod view;

pub use create_v_switch::CreateVSwitch;
pub use delete_v_switch::DeleteVSwitch;
pub use describe_v_switch_attributes::DescribeVSwitchAttributes;
pub use describe_v_switches::DescribeVSwitches;
pub use modify_v_switch_attribute::ModifyVSwitchAttribute;
