//! High-availability virtual addresses.

use crate::code::{Code, codes};

codes! {
    /// One that is not there.
    pub(crate) const NOT_FOUND: Code =
        Code::new(404, "InvalidHaVipId.NotFound", "The specified HaVip does not exist in the specified VPC.");
    /// One in a state in which this cannot be done. The spelling is the vendor's.
    pub(crate) const WRONG_STATUS: Code = Code::new(
        400,
        "IncorrectHaVipStatus",
        "This operation is denied because satus of the specified HaVip is neither Available nor InUse.",
    );
    /// One that instances or interfaces have.
    pub(crate) const IN_USE: Code = Code::new(
        400,
        "DependencyViolation.HaVip",
        "The specified HaVip is associated with instances or with an EIP.",
    );
    /// What is no address.
    pub(crate) const ADDRESS_MALFORMED: Code = Code::new(
        400,
        "InvalidIPAddress.Malformed",
        "The specified IPAddress is not a valid or strict address.",
    );
    /// An address that the vSwitch does not have.
    pub(crate) const ADDRESS_OUTSIDE: Code =
        Code::new(400, "InvalidIPAddress.OutOfRange", "The specified IPAddress is out of VSwitch CIDR.");
    /// An address that the cloud keeps for itself.
    pub(crate) const ADDRESS_RESERVED: Code = Code::new(
        400,
        "InvalidIPAddress.NotAvailable",
        "The specified IPAddress is not available because it is a system reserved IPAddress.",
    );
    /// An address that is in use.
    pub(crate) const ADDRESS_TAKEN: Code = Code::new(
        400,
        "InvalidIPAddress.AlreadyUsed",
        "The specified IPAddress is already used by other resource.",
    );
    /// What is no name.
    pub(crate) const NAME_MALFORMED: Code =
        Code::new(400, "InvalidName.Malformed", "The specified Name is wrongly formed.");
    /// What is no description.
    pub(crate) const DESCRIPTION_MALFORMED: Code =
        Code::new(400, "InvalidDescription.Malformed", "The specified Description is wrongly formed.");
    /// Something that a list is not narrowed by.
    pub(crate) const FILTER_INVALID: Code =
        Code::new(400, "InvalidFilterKey.ValueNotSupported", "The specified filter key is not supported.");
    /// A member of another vSwitch.
    pub(crate) const OTHER_VSWITCH: Code = Code::new(
        400,
        "InvalidInstanceId.VSwitchMismatch",
        "The specified instance and the HaVip are not in the same VSwitch.",
    );
    /// Members of both kinds.
    pub(crate) const OTHER_KIND: Code = Code::new(
        400,
        "InvalidInstanceType.Mismatch",
        "The HaVip is associated with instances of another type.",
    );
    /// A member that it has already.
    pub(crate) const MEMBER_ALREADY: Code = Code::new(
        400,
        "InvalidInstanceId.AlreadyAssociated",
        "The specified instance is associated with the HaVip already.",
    );
    /// A member that it does not have.
    pub(crate) const NOT_MEMBER: Code = Code::new(
        400,
        "InvalidInstanceId.NotAssociated",
        "The specified instance is not associated with the HaVip.",
    );
    /// More members than it may have.
    pub(crate) const TOO_MANY_MEMBERS: Code = Code::new(
        400,
        "QuotaExceeded.HaVipInstance",
        "The number of instances that the HaVip is associated with exceeds the limit.",
    );
}
