//! Elastic addresses.

use crate::code::{Code, Pattern, codes};

codes! {
    /// An elastic address that is not there.
    pub(crate) const NOT_FOUND: Code =
        Code::new(404, "InvalidAllocationId.NotFound", "Specified allocation ID is not found");
    /// A resource group that is not there, for a new address.
    pub(crate) const NO_RESOURCE_GROUP: Code =
        Code::new(400, "InvalidResourceGroupId", "The specified ResourceGroupId does not exist.");
    /// An elastic address in a state in which this cannot be done.
    pub(crate) const WRONG_STATUS: Code =
        Code::new(400, "IncorrectEipStatus", "Current elastic IP status does not support this operation.");
    /// A holder that has an elastic address already.
    pub(crate) const DUPLICATED: Code =
        Code::new(400, "InvalidAssociation.Duplicated", "Specified instance already is associated.");
    /// An instance with a public address of its own.
    pub(crate) const HAS_OWN: Code = Code::new(
        400,
        "InvalidStatus.InstanceHasBandWidth",
        "The specified instance has a public IP address of its own.",
    );
    /// A holder in another region.
    pub(crate) const OTHER_REGION: Code = Code::new(
        400,
        "InvalidParameter.Mismatch",
        "Specified elastic IP address and ECS instance are not in the same region.",
    );
    /// A holder that is not there. The spelling is the vendor's.
    pub(crate) const HOLDER_NOT_FOUND: Code =
        Code::new(404, "InvalidInstanId.NotFound", "Specified instance does not exist.");
    /// A holder that does not have the address.
    pub(crate) const OTHER_HOLDER: Code =
        Code::new(400, "InvalidBindingStatus", "The eip binding status invalid.");
    /// An address that a source rule of a NAT gateway uses.
    pub(crate) const IN_SNAT: Code = Code::new(
        400,
        "InvalidIpStatus.HasBeenUsedBySnatTable",
        "The removed ip address has been used by snat table.",
    );
    /// An address that a forwarding rule of a NAT gateway uses.
    pub(crate) const IN_FORWARD: Code = Code::new(
        400,
        "InvalidIpStatus.HasBeenUsedByForwardEntry",
        "The specified address has been used by forwardTable.",
    );
    /// An instance in a state in which it takes no address.
    pub(crate) const INSTANCE_STATUS: Code =
        Code::new(400, "IncorrectInstanceStatus", "Current instance status does not support this operation.");
    /// A kind of thing that has no elastic address.
    pub(crate) const HOLDER_KIND_INVALID: Code = Code::new(
        400,
        "InvalidInstanceType.ValueNotSupported",
        "The specified value of InstanceType is not supported.",
    );
    /// The same in a list. The spelling is the vendor's.
    pub(crate) const HOLDER_KIND_NOT_LISTED: Code = Code::new(
        400,
        "InvalidIAssociatedInstanceType.ValueNotSupported",
        "The specified value of AssociatedInstanceType is not supported.",
    );
    /// A way to pay that addresses do not have.
    pub(crate) const CHARGE_NOT_LISTED: Code =
        Code::new(400, "InvalidChargeType.ValueNotSupported", "The specified ChargeType is not supported.");
    /// A private address that the holder does not have, or an interface that takes none.
    pub(crate) const PARAMETER_INVALID: Code =
        Code::new(400, "InvalidParameter", "The specified parameter is not valid.");
    /// A value that the parameter may not have.
    pub(crate) const VALUE_INVALID: Pattern =
        Pattern::new(400, "InvalidParameter", "Specified value of \"{}\" is not valid.");
    /// An address that cannot be had.
    pub(crate) const NOT_TO_BE_HAD: Code = Code::new(400, "ReserveIpFail", "Reserve eip failed.");
    /// An address that is paid ahead of time cannot be released.
    pub(crate) const PREPAID: Code =
        Code::new(400, "Forbidden.ChargeTypeIsPrepaid", "It's forbidden to release a prepaid EIP");
    /// An address that is protected from deletion.
    pub(crate) const PROTECTED: Code = Code::new(
        400,
        "OperationDenied.DeletionProtection",
        "The operation is not permitted because deletion protection is enabled for the EIP.",
    );
    /// What is no name of an address.
    pub(crate) const NAME_MALFORMED: Code =
        Code::new(400, "InvalidEipName.Malformed", "The specified Name is not valid.");
    /// What is no description of an address.
    pub(crate) const DESCRIPTION_MALFORMED: Code =
        Code::new(400, "InvalidEipDescription.Malformed", "The specified Description is not valid.");
    /// Several addresses in a row, which the sandbox does not have.
    pub(crate) const NO_SEGMENT: Code = Code::new(
        400,
        "InvalidRegion.NotSupport",
        "The specified region does not support contiguous elastic IP addresses: the sandbox does not have this yet.",
    );
}
