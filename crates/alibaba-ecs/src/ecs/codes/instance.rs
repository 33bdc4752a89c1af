//! Instances: which they are, their state, their names, their metadata, and orders of them.

use crate::code::{Code, Pattern, codes};

codes! {
    /// An instance that is not there.
    pub(crate) const NOT_FOUND: Code =
        Code::new(404, "InvalidInstanceId.NotFound", "The specified InstanceId does not exist.");
    /// One of several instances that are to be released is not there. Terraform's provider knows no other spelling.
    pub(crate) const SEVERAL_NOT_FOUND: Code =
        Code::new(404, "InvalidInstanceIds.NotFound", "The specified InstanceIds do not exist.");
    /// No list of ids, or more of them than a call may name.
    pub(crate) const IDS_MALFORMED: Code =
        Code::new(400, "InvalidInstanceIds.Malformed", "The specified instanceIds are not valid.");
    /// An instance in a state in which this cannot be done.
    pub(crate) const WRONG_STATUS: Code = Code::new(
        403,
        "IncorrectInstanceStatus",
        "The current status of the resource does not support this operation.",
    );
    /// The same for one that is to move within its network.
    pub(crate) const NOT_STOPPED_TO_MOVE: Code = Code::new(
        400,
        "IncorrectInstanceStatus",
        "The current status of instance does not support this operation.",
    );
    /// An instance that is still being made cannot be deleted yet.
    pub(crate) const INITIALIZING: Code = Code::new(
        403,
        "IncorrectInstanceStatus.Initializing",
        "The specified instance status does not support this operation.",
    );
    /// An instance that is protected from deletion.
    pub(crate) const PROTECTED: Code = Code::new(
        403,
        "InvalidOperation.DeletionProtection",
        "The operation is not permitted because deletion protection is enabled for the instance.",
    );
    /// What is no name of an instance.
    pub(crate) const NAME_MALFORMED: Code =
        Code::new(400, "InvalidInstanceName.Malformed", "The specified parameter \"InstanceName\" is not valid.");
    /// What is no description of an instance.
    pub(crate) const DESCRIPTION_MALFORMED: Code =
        Code::new(400, "InvalidDescription.Malformed", "The specified parameter \"Description\" is not valid.");
    /// What is no host name for the operating system.
    pub(crate) const HOST_NAME_MALFORMED: Code =
        Code::new(400, "InvalidHostName.Malformed", "The specified parameter \"HostName\" is not valid.");
    /// A host name for all and one for each.
    pub(crate) const HOST_NAME_TWICE: Code =
        Code::new(400, "InvalidParameter.Conflict", "HostName and HostNames.N cannot be specified together.");
    /// What is no password for the operating system.
    pub(crate) const PASSWORD_MALFORMED: Code =
        Code::new(400, "InvalidPassword.Malformed", "The specified parameter \"Password\" is not valid.");
    /// A password beside that of the image.
    pub(crate) const PASSWORD_TWICE: Code = Code::new(
        400,
        "InvalidPasswordParam.Mismatch",
        "The input password should be null when passwdInherit is true.",
    );
    /// User data that is not in Base64.
    pub(crate) const USER_DATA_NOT_BASE64: Code = Code::new(
        400,
        "InvalidUserData.Base64FormatInvalid",
        "The specified parameter \"UserData\" is not valid Base64.",
    );
    /// User data that is too large.
    pub(crate) const USER_DATA_TOO_LARGE: Code =
        Code::new(400, "InvalidUserData.SizeExceeded", "The specified parameter \"UserData\" exceeds the size.");
    /// A number of hops that answers of the metadata service cannot take.
    pub(crate) const HOP_LIMIT_INVALID: Code = Code::new(
        400,
        "InvalidHttpPutResponseHopLimit.NotSupported",
        "The specified HttpPutResponseHopLimit is not supported.",
    );
    /// A word that does not say whether the metadata service answers.
    pub(crate) const ENDPOINT_INVALID: Code =
        Code::new(400, "InvalidHttpEndpoint.NotSupported", "The specified HttpEndpoint is not supported.");
    /// A word that does not say whether the metadata service asks for a token.
    pub(crate) const TOKENS_INVALID: Code =
        Code::new(400, "InvalidHttpTokens.NotSupported", "The specified HttpTokens is not supported.");
    /// A number of instances that cannot be ordered at once.
    pub(crate) const AMOUNT_INVALID: Code =
        Code::new(403, "InvalidParam.Amount", "The specified parameter Amount is not valid.");
    /// A least number of instances that is more than the number.
    pub(crate) const MIN_AMOUNT_INVALID: Code =
        Code::new(400, "InvalidMinAmount.Malformed", "The specified parameter MinAmount is not valid.");
    /// An instance type that is not there.
    pub(crate) const TYPE_NOT_SUPPORTED: Code = Code::new(
        400,
        "InvalidInstanceType.ValueNotSupported",
        "The specified InstanceType beyond the permitted range.",
    );
    /// A launch for an instance that is not optimized.
    pub(crate) const NOT_IO_OPTIMIZED: Code = Code::new(
        400,
        "InvalidParameter",
        "The specified parameter \"IoOptimized\" is not valid: every type of the sandbox is optimized.",
    );
    /// An instance without bandwidth to the Internet cannot use a public address.
    pub(crate) const NO_BANDWIDTH: Code = Code::new(
        400,
        "AllocateIpInvalidInstanceBandwidth",
        "The specified instance bandwidth is not valid for allocating a public IP address.",
    );
    /// An instance that has a public address.
    pub(crate) const HAS_PUBLIC_ADDRESS: Code =
        Code::new(403, "AllocatedAlready", "The specified instance already has a public IP address.");
    /// A state that instances or snapshots do not have.
    pub(crate) const STATUS_NOT_FOUND: Code =
        Code::new(404, "InvalidStatus.NotFound", "The specified Status is not found");
    /// A kind of network that instances are not in.
    pub(crate) const NETWORK_TYPE_NOT_FOUND: Code =
        Code::new(404, "InvalidNetworkType.NotFound", "The specified InstanceNetworkType is not found");
    /// A reason for which instances are not locked.
    pub(crate) const LOCK_REASON_NOT_FOUND: Code =
        Code::new(404, "InvalidLockReason.NotFound", "The specified LockReason is not found");
    /// A cluster that is not there.
    pub(crate) const CLUSTER_NOT_FOUND: Code =
        Code::new(400, "InvalidHpcClusterId.NotFound", "The specified HpcClusterId is not found.");
    /// A property by which a list cannot be narrowed.
    pub(crate) const FILTER_NOT_FOUND: Code =
        Code::new(404, "InvalidFilterKey.NotFound", "The specified Filter.N.Key is not found");
    /// What maintenance cannot be told; the page has another status than those of other operations.
    pub(crate) const MAINTENANCE_INVALID: Pattern =
        Pattern::new(403, "InvalidParameter", "The specified parameter \"{}\" is not valid.");
    /// An instance that routes lead to.
    pub(crate) const HAS_ROUTES: Code =
        Code::new(400, "DependencyViolation.RouteEntry", "The specified instance is the next hop of a route entry.");
}
