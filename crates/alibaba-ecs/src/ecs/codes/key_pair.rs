//! Key pairs.

use crate::code::{Code, codes};

codes! {
    /// A key pair that is not there.
    pub(crate) const NOT_FOUND: Code = Code::new(
        404,
        "InvalidKeyPairName.NotFound",
        "The specified parameter \"KeyPairName\" does not exist in our records.",
    );
    /// The same where it is to be taken out of instances.
    pub(crate) const NOT_FOUND_TO_DETACH: Code =
        Code::new(400, "InvalidKeyPairName.NotFound", "The specified KeyPairName does not exist in our records.");
    /// What is no name of a key pair.
    pub(crate) const NAME_MALFORMED: Code =
        Code::new(400, "InvalidKeyPairName.Malformed", "Specified Key Pair name is not valid.");
    /// A name that another key pair of the region has.
    pub(crate) const NAME_TAKEN: Code = Code::new(400, "KeyPair.AlreadyExist", "The key pair already exist.");
    /// What is no public key.
    pub(crate) const PUBLIC_KEY_MALFORMED: Code =
        Code::new(400, "InvalidPublicKeyBody.Malformed", "The PublicKeyBody format is not supported.");
    /// More key pairs than a region may have.
    pub(crate) const QUOTA: Code = Code::new(403, "QuotaExceed.KeyPair", "The key pair quota exceeds.");
    /// No list of names, or more of them than a call may have.
    pub(crate) const NAMES_INVALID: Code = Code::new(
        400,
        "InvalidKeyPairNames.ValueNotSupported",
        "The specified parameter \"KeyPairNames\" is not valid.",
    );
    /// A key pair that is to be deleted and that an instance has.
    pub(crate) const IN_USE: Code = Code::new(
        400,
        "InvalidParameter.KeypairAlreadyAttachedInstance",
        "The specified key pair is attached to an instance.",
    );
    /// No list of instances, or more of them than a call may have.
    pub(crate) const INSTANCES_INVALID: Code = Code::new(
        400,
        "InvalidInstanceIds.ValueNotSupported",
        "The specified parameter InstanceIds is not valid.",
    );
    /// An instance whose operating system takes no key pairs.
    pub(crate) const WINDOWS: Code = Code::new(
        403,
        "DependencyViolation.WindowsInstance",
        "The instance creating is windows, cannot use ssh key pair to login",
    );
    /// An instance that has another key pair than the one that is to be taken out of it.
    pub(crate) const NOT_ATTACHED: Code = Code::new(
        400,
        "InvalidKeyPair.NotAttached",
        "The specified key pair is not attached to the instance.",
    );
}
