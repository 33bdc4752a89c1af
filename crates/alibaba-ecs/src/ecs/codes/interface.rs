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
    /// A network card that the type of the instance does not have.
    pub(crate) const NO_CARD: Code =
        Code::new(400, "InvalidParameter", "The specified parameter NetworkCardIndex is not valid.");
    /// An interface that carries others, at an instance whose type takes none.
    pub(crate) const NO_TRUNKS: Code = Code::new(
        403,
        "InvalidOperation.InvalidEniType",
        "The instance type does not support trunk network interfaces.",
    );
    /// What is to be carried by an interface that carries none, or carries others itself.
    pub(crate) const NOT_CARRIED: Code = Code::new(
        403,
        "InvalidOperation.InvalidEniType",
        "The specified network interface cannot be attached to the specified trunk network interface.",
    );
    /// An interface that is to be detached while it carries others.
    pub(crate) const CARRIES: Code = Code::new(
        400,
        "InvalidOperation.InvalidEniState",
        "The trunk network interface has member network interfaces, which must be detached first.",
    );
    /// A launch for several primary interfaces.
    pub(crate) const SEVERAL_PRIMARY: Code = Code::new(
        400,
        "InvalidParam.NetworkInterface",
        "An instance has one primary network interface.",
    );
    /// A launch with an interface that is there and that carries others.
    pub(crate) const EXISTING_TRUNK: Code = Code::new(
        400,
        "InvalidParam.NetworkInterface",
        "An instance cannot be created with a trunk network interface.",
    );
    /// A launch with an interface as its primary one for which an elastic address stands.
    pub(crate) const EXISTING_WITH_ADDRESS: Code = Code::new(
        400,
        "InvalidParam.NetworkInterface",
        "A network interface with which an elastic IP address is associated cannot be the primary one.",
    );
    /// A launch of several instances for one interface that is there.
    pub(crate) const EXISTING_FOR_SEVERAL: Code = Code::new(
        400,
        "InvalidParam.NetworkInterface",
        "An existing network interface can be attached to one instance only.",
    );
    /// A launch for an interface that is there, of which more is said.
    pub(crate) const EXISTING_WITH_MORE: Code = Code::new(
        400,
        "InvalidParam.NetworkInterface",
        "NetworkInterfaceId cannot be specified together with parameters of a new network interface.",
    );
    /// A launch for IPv6 addresses of another interface than the primary one.
    pub(crate) const V6_OF_SECONDARY: Code = Code::new(
        400,
        "InvalidParam.NetworkInterface",
        "IPv6 addresses can be specified for the primary network interface only.",
    );
    /// A launch that says twice which IPv6 addresses the primary interface has.
    pub(crate) const V6_TWICE: Code = Code::new(
        400,
        "InvalidParam.NetworkInterface",
        "IPv6 addresses must be specified with the primary network interface.",
    );
    /// A launch for a primary interface that does not go with its instance.
    pub(crate) const PRIMARY_STAYS: Code = Code::new(
        400,
        "InvalidParam.NetworkInterface",
        "A primary network interface is released together with its instance.",
    );
    /// More private addresses than an interface of the type of the instance may have.
    pub(crate) const TOO_MANY_ADDRESSES: Code = Code::new(
        403,
        "InvalidOperation.Ipv4CountExceeded",
        "The maximum number of private IP addresses of the network interface is exceeded.",
    );
    /// IPv6 addresses of a vSwitch that has none.
    pub(crate) const V6_NOT_ENABLED: Code =
        Code::new(403, "InvalidVSwitch.Ipv6NotTurnOn", "IPv6 is not enabled for the specified vSwitch.");
    /// IPv6 addresses at an instance whose type has none.
    pub(crate) const V6_NOT_SUPPORTED: Code =
        Code::new(403, "InvalidOperation.Ipv6NotSupport", "The instance type does not support IPv6.");
    /// More IPv6 addresses than an interface may have.
    pub(crate) const TOO_MANY_V6: Code = Code::new(
        403,
        "InvalidOperation.Ipv6CountExceeded",
        "The maximum number of IPv6 addresses of the network interface is exceeded.",
    );
    /// The same in a launch.
    pub(crate) const TOO_MANY_V6_FOR_ORDER: Code = Code::new(
        403,
        "MaxEniIpv6IpsCountExceeded",
        "The maximum number of IPv6 addresses of a network interface of the instance type is exceeded.",
    );
    /// What is no IPv6 address of the vSwitch.
    pub(crate) const V6_INVALID: Code =
        Code::new(403, "InvalidIp.Address", "The specified IPv6 address is not available in the vSwitch.");
    /// An IPv6 address that is in use.
    pub(crate) const V6_TAKEN: Code =
        Code::new(403, "InvalidIp.IpAssigned", "The specified IPv6 address has been assigned.");
    /// An IPv6 address that stands in a list twice.
    pub(crate) const V6_REPEATED: Code =
        Code::new(403, "InvalidIp.IpRepeated", "The specified IPv6 address is repeated.");
    /// An IPv6 address that the interface does not have.
    pub(crate) const V6_NOT_ASSIGNED: Code = Code::new(
        403,
        "InvalidIp.IpUnassigned",
        "The specified IPv6 address is not assigned to the network interface.",
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
    /// An interface that routes lead to.
    pub(crate) const HAS_ROUTES: Code =
        Code::new(400, "DependencyViolation.RouteEntry", "The specified network interface is the next hop of a route entry.");
}
