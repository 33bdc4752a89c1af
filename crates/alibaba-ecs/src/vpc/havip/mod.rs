//! High-availability virtual addresses.

mod create_ha_vip;
mod delete_ha_vip;
mod describe_ha_vips;
mod members;
mod modify_ha_vip_attribute;

pub use create_ha_vip::CreateHaVip;
pub use delete_ha_vip::DeleteHaVip;
pub use describe_ha_vips::DescribeHaVips;
pub use members::{AssociateHaVip, UnassociateHaVip};
pub use modify_ha_vip_attribute::ModifyHaVipAttribute;

use compute::network::havip::{HaVip, get};
use wire::Scope;

use crate::ecs::Result;
use crate::ecs::field::RegionId;

/// The address, when it is in the region that a call names.
fn in_region(scope: &mut Scope<'_>, region: RegionId, id: &str) -> Result<HaVip> {
    let vip = get(scope, id)?;
    if vip.region != region.0.id {
        return Err(compute::Error::not_found(compute::Kind::HaVip, id).into());
    }
    Ok(vip)
}
