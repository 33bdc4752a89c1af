//! What rules about network ACLs refuse, in the codes of VPC.

use compute::network::network_acl::Refusal;
use wire::Failure;

/// A rule about network ACLs. GUESS: the codes, which follow the vendor's pattern.
pub(crate) fn refused(refusal: &Refusal) -> Failure {
    match refusal {
        Refusal::OtherNetwork { id, subnet } => Failure::new(
            400,
            "InvalidParameter",
            format!("SubnetId: the subnet {subnet} is not in the network of the network ACL {id}."),
        ),
        Refusal::Associated { subnet, id } => Failure::new(
            409,
            "NetworkAclAssociateConflict",
            format!("The subnet {subnet} has the network ACL {id} already."),
        ),
        Refusal::NotAssociated { subnet, id } => Failure::new(
            404,
            "NetworkAclAssociateNotFound",
            format!("The subnet {subnet} does not have the network ACL {id}."),
        ),
        Refusal::NumberTaken { number } => Failure::new(
            409,
            "NetworkAclEntryConflict",
            format!("An entry of the direction has the number {number} already."),
        ),
        Refusal::NoEntry { id } => {
            Failure::new(404, "NetworkAclEntryNotFound", format!("The network ACL entry {id} does not exist."))
        }
    }
}
