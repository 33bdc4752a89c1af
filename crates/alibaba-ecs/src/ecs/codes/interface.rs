//! Network interfaces. Of many of these codes the vendor's pages have no text.

use crate::code::{Code, codes};

codes! {
    /// An interface in a state in which this cannot be done.
    pub(crate) const WRONG_STATUS: Code = Code::new(
        400,
        "InvalidOperation.InvalidEniState",
        "The current status of the network interface does not support this operation.",
    );
    /// An instance in a state in which its interfaces cannot change.
    pub(crate) const INSTANCE_STATUS: Code = Code::new(
        400,
        "InvalidOperation.InvalidEcsState",
        "The current status of the instance does not support this operation.",
    );
    /// A primary interface, which stays with its instance.
    pub(crate) const PRIMARY: Code = Code::new(
        403,
        "InvalidOperation.InvalidEniType",
        "The operation is not allowed on a primary network interface.",
    );
    /// The same where it is to be detached.
    pub(crate) const DETACH_PRIMARY: Code = Code::new(
        400,
        "InvalidOperation.DetachPrimaryEniNotAllowed",
        "The primary network interface cannot be detached from its instance.",
    );
    /// An interface that the instance does not have.
    pub(crate) const NOT_ATTACHED: Code = Code::new(
        400,
        "InvalidParams.EniId",
        "The specified network interface is not attached to the specified instance.",
    );
    /// An interface and an instance in different networks.
    pub(crate) const OTHER_VPC: Code = Code::new(
        403,
        "InvalidOperation.VpcMismatch",
        "The specified network interface and instance are not in the same VPC.",
    );
    /// An interface and a security group in different networks.
    pub(crate) const GROUP_OF_OTHER_VPC: Code = Code::new(
        403,
        "InvalidOperation.VpcMismatch",
        "The specified network interface and security group are not in the same VPC.",
    );
    /// An interface and an instance in different zones.
    pub(crate) const OTHER_ZONE: Code = Code::new(
        403,
        "InvalidOperation.AvailabilityZoneMismatch",
        "The specified network interface and instance are not in the same zone.",
    );
    /// More interfaces than an instance may have.
    pub(crate) const TOO_MANY_OF_INSTANCE: Code = Code::new(
        403,
        "EniPerInstanceLimitExceeded",
        "The maximum number of network interfaces of the instance is exceeded.",
    );
    /// An address that is none of the vSwitch.
    pub(crate) const ADDRESS_OUTSIDE: Code = Code::new(
        403,
        "InvalidVSwitchId.IpInvalid",
        "The specified private IP address is not in the CIDR block of the vSwitch.",
    );
    /// An address that a new interface cannot have: it is in use.
    pub(crate) const ADDRESS_REPEATED: Code =
        Code::new(403, "InvalidIp.IpRepeated", "The specified private IP address is in use already.");
    /// An address that an interface cannot be given: it is in use.
    pub(crate) const ADDRESS_ASSIGNED: Code =
        Code::new(403, "InvalidIp.IpAssigned", "The specified private IP address has been assigned.");
    /// A vSwitch that has too few free addresses.
    pub(crate) const NO_ADDRESS: Code = Code::new(
        403,
        "InvalidVSwitchId.IpNotEnough",
        "The vSwitch does not have enough available private IP addresses.",
    );
    /// An address that the interface does not have.
    pub(crate) const ADDRESS_NOT_ASSIGNED: Code = Code::new(
        403,
        "InvalidIp.IpUnassigned",
        "The specified private IP address is not assigned to the network interface.",
    );
    /// An address that the interface must keep.
    pub(crate) const ADDRESS_INVALID: Code = Code::new(
        403,
        "InvalidVSwitchId.IpInvalid",
        "The specified private IP address cannot be unassigned from the network interface.",
    );
    /// An instance that is not there.
    pub(crate) const INSTANCE_NOT_FOUND: Code =
        Code::new(404, "InvalidEcsId.NotFound", "The specified instance does not exist.");
}
