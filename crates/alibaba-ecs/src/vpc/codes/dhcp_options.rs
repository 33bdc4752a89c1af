//! Sets of DHCP options.

use crate::code::{Code, codes};

codes! {
    /// A set that is not there.
    pub(crate) const NOT_FOUND: Code = Code::new(
        400,
        "InvalidDhcpOptionsSetId.NotFound",
        "The specified dhcpOptionsSetId does not exist.",
    );
    /// A set that is being made or changed.
    pub(crate) const WRONG_STATUS: Code = Code::new(
        400,
        "IncorrectStatus.DhcpOptionsSet",
        "The DhcpOptionsSet status does not support this operation.",
    );
    /// A set that a network has.
    pub(crate) const IN_USE: Code = Code::new(
        400,
        "DependencyViolation.VpcAttachment",
        "DhcpOptionsSet cannot be deleted when it is attached to VPC.",
    );
    /// A network that has a set.
    pub(crate) const ATTACHED_ALREADY: Code = Code::new(
        400,
        "OperationFailed.AttachmentExist",
        "The current VPC is already attached to a DHCP options set.",
    );
    /// A network that does not have the set.
    pub(crate) const NOT_ATTACHED: Code = Code::new(
        400,
        "OperationFailed.AttachmentNotExist",
        "The current VPC is not attached to the DHCP options set.",
    );
    /// What is no name.
    pub(crate) const NAME_MALFORMED: Code = Code::new(
        400,
        "InvalidDhcpOptionsSetName.Malformed",
        "The specified DhcpOptionsSetName is not valid.",
    );
    /// What is no description.
    pub(crate) const DESCRIPTION_MALFORMED: Code = Code::new(
        400,
        "InvalidDhcpOptionsSetDescription.Malformed",
        "The specified DhcpOptionsSetDescription is not valid.",
    );
}
