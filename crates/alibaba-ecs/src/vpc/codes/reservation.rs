//! Reserved CIDR blocks of vSwitches.

use crate::code::{Code, codes};

codes! {
    /// One that is not there.
    pub(crate) const NOT_FOUND: Code = Code::new(
        404,
        "ResourceNotFound.VSwitchCidrReservation",
        "The specified resource of VSwitchCidrReservation is not found.",
    );
    /// One that is being made.
    pub(crate) const WRONG_STATUS: Code = Code::new(
        400,
        "IncorrectStatus.VSwitchCidrReservation",
        "The status of VSwitchCidrReservation is incorrect.",
    );
    /// One of which interfaces have blocks.
    pub(crate) const IN_USE: Code = Code::new(
        400,
        "DependencyViolation.NetworkInterface",
        "The specified resource of VSwitchCidrReservation depends on NetworkInterface, so the operation cannot be completed.",
    );
    /// Both a block and a length of its prefix.
    pub(crate) const MASK_AND_BLOCK: Code = Code::new(
        400,
        "Conflict.VSwitchCidrReservationMaskAndVSwitchCidrReservationCidr",
        "The VSwitchCidrReservationMaskAndVSwitchCidrReservationCidr is conflict.",
    );
    /// Neither of them.
    pub(crate) const NO_BLOCK_OR_MASK: Code = Code::new(
        400,
        "MissingParam.VSwitchCidrReservationCidr",
        "The parameter VSwitchCidrReservationCidr is mandatory.",
    );
    /// A block that is no part of the vSwitch, too small, or one of which the cloud keeps addresses for itself.
    pub(crate) const BLOCK_ILLEGAL: Code = Code::new(
        400,
        "IllegalParam.VSwitchCidrReservationCidr",
        "The param of VSwitchCidrReservationCidr is illegal.",
    );
    /// A block that shares addresses with another one.
    pub(crate) const OVERLAPS: Code = Code::new(
        400,
        "OperationDenied.CidrConflictWithExistCidr",
        "The operation is not allowed because the CIDR block conflicts with an existing CIDR block.",
    );
    /// No free block of the length.
    pub(crate) const FULL: Code = Code::new(
        400,
        "ResourceNotEnough.VSwitchCidrBlock",
        "The vSwitch has no free CIDR block of the specified mask.",
    );
    /// IPv6 addresses of a vSwitch that has none.
    pub(crate) const NO_V6: Code =
        Code::new(400, "OperationDenied.Ipv6NotEnabled", "IPv6 is not enabled for the specified vSwitch.");
    /// More than a network may have.
    pub(crate) const TOO_MANY: Code = Code::new(
        400,
        "QuotaExceeded.VSwitchCidrReservation",
        "The quota of reserved CIDR blocks of the VPC is exceeded.",
    );
    /// What is no name.
    pub(crate) const NAME_MALFORMED: Code = Code::new(
        400,
        "IllegalParam.VSwitchCidrReservationName",
        "The param of VSwitchCidrReservationName is illegal.",
    );
    /// What is no description.
    pub(crate) const DESCRIPTION_MALFORMED: Code = Code::new(
        400,
        "IllegalParam.VSwitchCidrReservationDescription",
        "The param of VSwitchCidrReservationDescription is illegal.",
    );
}
