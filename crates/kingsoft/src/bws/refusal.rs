//! What rules about bandwidth shares refuse, in codes like those of EIP and VPC.

use compute::network::bandwidth_package::Refusal;
use wire::Failure;

/// A rule about bandwidth shares. GUESS: the codes, which follow the vendor's pattern.
pub(crate) fn refused(refusal: &Refusal) -> Failure {
    let bad = |name: &str| Failure::new(400, "InvalidParameter", format!("{name}: {refusal}."));
    match refusal {
        Refusal::HasAddresses { id } => {
            Failure::new(409, "BandWidthShareDeleteConflict", format!("Addresses are in the bandwidth share {id}."))
        }
        Refusal::AddressInPackage { id } => Failure::new(
            409,
            "BandWidthShareAssociateConflict",
            format!("The address {id} is in a bandwidth share already."),
        ),
        Refusal::AddressNotInPackage { id } => Failure::new(
            404,
            "BandWidthShareAssociateNotFound",
            format!("The address {id} is not in the bandwidth share."),
        ),
        Refusal::Unsuited { id } => Failure::new(
            400,
            "InvalidParameter",
            format!("AllocationId: the address {id} has another line than the bandwidth share."),
        ),
        // Shares are ready at once and protected from nothing, and no address is limited in one.
        Refusal::Busy { .. } | Refusal::Protected { .. } => bad("BandWidthShareId"),
        Refusal::TooFast { .. } => bad("BandWidth"),
    }
}
