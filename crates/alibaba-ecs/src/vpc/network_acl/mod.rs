//! Network ACLs: what may pass into and out of vSwitches, whatever the security groups say.

mod copy_network_acl_entries;
mod create_network_acl;
mod delete_network_acl;
mod describe_network_acl_attributes;
mod describe_network_acls;
mod entry;
mod modify_network_acl_attributes;
mod on_resources;
mod update_network_acl_entries;
mod view;

pub use copy_network_acl_entries::CopyNetworkAclEntries;
pub use create_network_acl::CreateNetworkAcl;
pub use delete_network_acl::DeleteNetworkAcl;
pub use describe_network_acl_attributes::DescribeNetworkAclAttributes;
pub use describe_network_acls::DescribeNetworkAcls;
pub use modify_network_acl_attributes::ModifyNetworkAclAttributes;
pub use on_resources::{Associate, OnResources, Unassociate};
pub use update_network_acl_entries::UpdateNetworkAclEntries;
pub use view::View;

use compute::network::network_acl::{NetworkAcl, get};
use wire::Scope;

use crate::ecs::Result;
use crate::ecs::field::RegionId;

/// The list, when it is in the region that a call names.
fn in_region(scope: &mut Scope<'_>, region: RegionId, id: &str) -> Result<NetworkAcl> {
    let acl = get(scope, id)?;
    if acl.region != region.0.id {
        return Err(compute::Error::not_found(compute::Kind::NetworkAcl, id).into());
    }
    Ok(acl)
}
