//! Network access lists.

use crate::code::{Code, codes};

codes! {
    /// A list that is not there.
    pub(crate) const NOT_FOUND: Code =
        Code::new(404, "InvalidNetworkAcl.NotFound", "The specified network ACL does not exist.");
    /// A list that vSwitches have.
    pub(crate) const IN_USE: Code =
        Code::new(400, "NetworkAclExistBinding", "The specified network ACL is associated with vSwitches.");
    /// A list and a vSwitch of different networks.
    pub(crate) const OTHER_VPC: Code = Code::new(
        400,
        "InvalidParameter.Mismatch",
        "Specified network ACL and virtual switch are not in the same VPC.",
    );
    /// A vSwitch that has a list.
    pub(crate) const BOUND: Code = Code::new(
        400,
        "InvalidResource.AlreadyBinding",
        "The specified resource is already associated with a network ACL.",
    );
    /// A vSwitch that does not have the list.
    pub(crate) const NOT_BOUND: Code =
        Code::new(400, "InvalidResource.NotBinding", "The specified resource is not associated with the network ACL.");
    /// A kind of thing that has no list.
    pub(crate) const KIND_INVALID: Code =
        Code::new(400, "InvalidResourceType.NotSupported", "The specified ResourceType is not supported.");
    /// More lists than a network may have.
    pub(crate) const TOO_MANY: Code =
        Code::new(400, "QuotaExceeded.NetworkAcl", "The quota of network ACLs of the VPC is exceeded.");
    /// More entries than a list may have.
    pub(crate) const TOO_MANY_ENTRIES: Code =
        Code::new(400, "QuotaExceeded.NetworkAclEntry", "The quota of entries of the network ACL is exceeded.");
    /// What is no name of a list or of an entry.
    pub(crate) const NAME_MALFORMED: Code =
        Code::new(400, "InvalidNetworkAclName.Malformed", "The specified network ACL name is not valid.");
    /// What is no description of a list or of an entry.
    pub(crate) const DESCRIPTION_MALFORMED: Code =
        Code::new(400, "InvalidNetworkAclDescription.Malformed", "The specified network ACL description is not valid.");
    /// A network that still has lists.
    pub(crate) const VPC_HAS_ACLS: Code =
        Code::new(400, "DependencyViolation.NetworkAcl", "Specified object has dependent resources NetworkAcl.");
}
