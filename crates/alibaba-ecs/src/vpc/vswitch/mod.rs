//! vSwitches, the vendor's subnets.

mod create_default_v_switch;
mod create_v_switch;
mod delete_v_switch;
mod describe_v_switch_attributes;
mod describe_v_switches;
mod modify_v_switch_attribute;
mod view;

pub use create_default_v_switch::CreateDefaultVSwitch;
pub use create_v_switch::CreateVSwitch;
pub use delete_v_switch::DeleteVSwitch;
pub use describe_v_switch_attributes::DescribeVSwitchAttributes;
pub use describe_v_switches::DescribeVSwitches;
pub use modify_v_switch_attribute::ModifyVSwitchAttribute;

use compute::network::subnet::PartV6;

use crate::ecs::Result;
use crate::ecs::field::Text;
use crate::vpc::text::block_v6;

/// The part of IPv6 addresses that a call asks for. The addresses alone, without a part of them, ask for nothing.
fn part_v6(number: Option<u8>, of: &Text) -> Result<Option<PartV6>> {
    let of = of.get().map(block_v6).transpose()?;
    Ok(number.map(|number| PartV6 { of, number: Some(number) }))
}
