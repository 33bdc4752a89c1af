//! Bandwidth packages.

use crate::code::{Code, codes};

codes! {
    /// A package that is not there.
    pub(crate) const NOT_FOUND: Code = Code::new(
        404,
        "InvalidBandwidthPackageId.NotFound",
        "The specified bandwidthPackageId does not exist in our records.",
    );
    /// A bandwidth that a package does not have.
    pub(crate) const BANDWIDTH_INVALID: Code = Code::new(
        404,
        "InvalidBandwidth.ValueNotSupported",
        "The specified value of Bandwidth not supported.",
    );
    /// A package that is being changed.
    pub(crate) const BUSY: Code = Code::new(
        400,
        "BandwidthPackageOperation.conflict",
        "The bandwidth package is being changed.",
    );
    /// A package with addresses.
    pub(crate) const NOT_EMPTY: Code =
        Code::new(400, "OperationFailed.BandwidthPackageNotEmpty", "Eip bandwidth package not empty.");
    /// A package that cannot be given up in the course of a month.
    pub(crate) const PAID_BY_PEAK: Code = Code::new(
        400,
        "OperationUnsupported.Release95Instance",
        "Releasing instances that payBy95 or payByOld95 is unsupported.",
    );
    /// An address that is not there.
    pub(crate) const EIP_NOT_FOUND: Code = Code::new(
        400,
        "InvalidIpInstanceId.NotFound",
        "The specified Eip InstanceId does not exist in our records.",
    );
    /// An address that is in a package.
    pub(crate) const EIP_IN_PACKAGE: Code = Code::new(
        400,
        "IpInstanceId.AlreadyInBandwidthPackage",
        "The specified Eip InstanceId already in bandwidthPackage.",
    );
    /// An address that is not in the package.
    pub(crate) const EIP_NOT_IN_PACKAGE: Code = Code::new(
        400,
        "OperationUnsupported.IpNotInCbwp",
        "The specified eip not exist in the commonBandwidthPackage.",
    );
    /// An address that is paid ahead of time, or of another line.
    pub(crate) const EIP_UNSUITED: Code = Code::new(
        400,
        "IpInstanceId.ChargeType.NotSupport",
        "The specified Eip instance is of another line or PrePaid type, Cannot add to BandwidthPackage.",
    );
    /// A kind of address that packages do not take.
    pub(crate) const IP_TYPE_INVALID: Code =
        Code::new(400, "OperationUnsupported.IpType", "Ip type does not support the operation.");
}
