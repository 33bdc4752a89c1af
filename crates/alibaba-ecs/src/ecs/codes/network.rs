//! Networks, vSwitches, interfaces and addresses, as far as ECS speaks of them too.

use crate::code::{Code, codes};

codes! {
    /// A network that is not there.
    pub(crate) const VPC_NOT_FOUND: Code = Code::new(404, "InvalidVpcId.NotFound", "Specified VPC does not exist.");
    /// A vSwitch that is not there.
    pub(crate) const VSWITCH_NOT_FOUND: Code =
        Code::new(404, "InvalidVSwitchId.NotFound", "Specified virtual switch does not exist.");
    /// A route table that is not there.
    pub(crate) const ROUTE_TABLE_NOT_FOUND: Code =
        Code::new(404, "InvalidRouteTableId.NotFound", "Specified route table does not exist.");
    /// A network interface that is not there.
    pub(crate) const INTERFACE_NOT_FOUND: Code =
        Code::new(404, "InvalidEniId.NotFound", "The specified NetworkInterfaceId does not exist.");
    /// What is no block, or none that a network may have.
    pub(crate) const BLOCK_INVALID: Code = Code::new(400, "InvalidParameter", "Specified CIDR block is not valid.");
    /// A vSwitch in another zone than the one that is named.
    pub(crate) const OTHER_ZONE: Code =
        Code::new(400, "InvalidParameter.Mismatch", "Specified virtual switch is not in the specified zone.");
    /// A security group and a vSwitch in different networks.
    pub(crate) const OTHER_VPC: Code = Code::new(
        400,
        "InvalidParameter.Mismatch",
        "Specified security group and virtual switch are not in the same VPC.",
    );
    /// What is no address.
    pub(crate) const ADDRESS_MALFORMED: Code =
        Code::new(400, "InvalidPrivateIpAddress.Malformed", "Specified private IP address is malformed.");
    /// An address that the vSwitch does not have.
    pub(crate) const ADDRESS_OUTSIDE: Code = Code::new(
        400,
        "InvalidPrivateIpAddress",
        "Specified private IP address is not in the CIDR block of virtual switch.",
    );
    /// The same for an instance that moves there.
    pub(crate) const ADDRESS_MISMATCH: Code = Code::new(
        400,
        "InvalidPrivateIpAddress.Mismatch",
        "Specified private IP address is not in the CIDR block of virtual switch.",
    );
    /// An address that is in use.
    pub(crate) const ADDRESS_TAKEN: Code =
        Code::new(400, "InvalidPrivateIpAddress.Duplicated", "Specified private IP address is duplicated.");
    /// A vSwitch whose addresses are all in use.
    pub(crate) const NO_ADDRESS: Code =
        Code::new(400, "QuotaExceeded.PrivateIpAddress", "Don't have enough private IPs in this switch");
}
