//! Network ACLs: what may pass into and out of the subnets that have one, by entries with numbers.

mod associate_network_acl;
mod create_network_acl;
mod create_network_acl_entry;
mod delete_network_acl;
mod delete_network_acl_entry;
mod describe_network_acls;
mod disassociate_network_acl;
mod modify_network_acl;
mod modify_network_acl_entry;
mod refusal;
mod view;

pub use associate_network_acl::AssociateNetworkAcl;
pub use create_network_acl::CreateNetworkAcl;
pub use create_network_acl_entry::CreateNetworkAclEntry;
pub use delete_network_acl::DeleteNetworkAcl;
pub use delete_network_acl_entry::DeleteNetworkAclEntry;
pub use describe_network_acls::DescribeNetworkAcls;
pub use disassociate_network_acl::DisassociateNetworkAcl;
pub use modify_network_acl::ModifyNetworkAcl;
pub use modify_network_acl_entry::ModifyNetworkAclEntry;
pub(crate) use refusal::refused;

use compute::network::network_acl::{NetworkAcl, get};
use compute::{Error as Domain, Kind};
use sts::Caller;
use wire::{Call, Check, Cx};

use crate::kec::location::{region, vpc_krn};

/// What policies are asked about a network ACL, or about every one.
///
/// GUESS: the word in its name, after that of security groups.
fn asks(action: &'static str, id: &str, caller: &Caller, call: &Call) -> Check {
    Check::new(action, vpc_krn(caller, call, format_args!("network-acl/{id}")))
}

/// A network ACL of the call's region.
fn network_acl(cx: &mut Cx<'_>, id: &str) -> Result<NetworkAcl, Domain> {
    let here = region(cx.call()).to_owned();
    let found = get(cx.scope(), id)?;
    if found.region == here { Ok(found) } else { Err(Domain::not_found(Kind::NetworkAcl, id)) }
}
