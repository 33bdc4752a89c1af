//! What rules about NATs refuse, in the codes of VPC.

use compute::network::public_nat::Refusal;
use wire::Failure;

/// A rule about NATs.
///
/// The code of an address that a DNAT rule uses is the one that Terraform's provider goes on at, to try another address. GUESS:
/// the codes of the others, which follow the vendor's pattern.
pub(crate) fn refused(refusal: &Refusal) -> Failure {
    let bad = |name: &str| Failure::new(400, "InvalidParameter", format!("{name}: {refusal}."));
    match refusal {
        Refusal::AddressInUse { address } => {
            Failure::new(400, "NatIpIsUsedByDnat", format!("A DNAT rule uses the address {address}."))
        }
        Refusal::LastAddress { address } => {
            Failure::new(400, "NatIpDeleteConflict", format!("{address} is the only address of its NAT."))
        }
        Refusal::TooManyAddresses { most, .. } => {
            Failure::new(409, "QuotaExceeded", format!("A NAT may have {most} addresses."))
        }
        Refusal::InUse { id } => Failure::new(
            409,
            "NatDeleteConflict",
            format!("Subnets or instances go through the NAT {id}, or it has DNAT rules."),
        ),
        Refusal::SamePackets { address } => {
            Failure::new(409, "DnatConflict", format!("There is a DNAT rule for these packets to {address} already."))
        }
        Refusal::HasNat { id, nat } => {
            Failure::new(409, "NatAssociateConflict", format!("{id} goes through the NAT {nat} already."))
        }
        Refusal::HasLimit { interface, nat } => Failure::new(
            409,
            "NatRateLimitConflict",
            format!("The interface {interface} has a rate limit at the NAT {nat} already."),
        ),
        Refusal::NotSource { id, nat } => {
            Failure::new(404, "NatAssociateNotFound", format!("{id} does not go through the NAT {nat}."))
        }
        Refusal::Whole { .. } | Refusal::OtherNetwork { .. } => bad("NatId"),
        Refusal::NoSuchAddress { .. } => bad("NatIp"),
        Refusal::OutsideNetwork { .. } => bad("PrivateIpAddress"),
    }
}
