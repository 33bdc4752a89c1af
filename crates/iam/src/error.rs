//! What the domain can refuse.

use std::fmt;

use policy_engine::Malformed;
use store::Fault;

use crate::attachment::HolderKind;
use crate::password::PasswordRefusal;
use crate::quota::Limit;
use crate::role::linked::Choice;

/// A kind of thing that can be there, be missing, or stand in the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A user.
    User,
    /// A long-term access key of a user.
    AccessKey,
    /// The networks that an access key, or the account's keys, may be used from.
    KeyPolicy,
    /// A group of users.
    Group,
    /// A user's membership in a group.
    Membership,
    /// A role.
    Role,
    /// A policy.
    Policy,
    /// A version of a policy.
    PolicyVersion,
    /// A policy attached to a holder of this kind.
    Attachment(HolderKind),
    /// A role that belongs to a service.
    LinkedRole,
    /// A service that has roles of its own.
    LinkedService,
    /// A task that was to delete a service's role.
    DeletionTask,
    /// A resource group.
    ResourceGroup,
    /// A SAML provider.
    SamlProvider,
    /// An OIDC provider.
    OidcProvider,
    /// A client id of an OIDC provider.
    OidcClientId,
    /// A fingerprint of an OIDC provider.
    OidcFingerprint,
    /// The login profile of a user.
    LoginProfile,
    /// An MFA device.
    MfaDevice,
    /// The MFA device that a user has bound.
    UserMfaDevice,
    /// The user that an MFA device is bound to.
    MfaDeviceUser,
    /// The alias of an account.
    AccountAlias,
    /// A tag of an account.
    AccountTag,
    /// A project.
    Project,
}

/// What stands in the way of a deletion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Blocker {
    /// The user is in a group, or the group has a member.
    Membership,
    /// The user has an access key.
    AccessKey,
    /// The user has a login profile.
    LoginProfile,
    /// The user has bound an MFA device.
    MfaDevice,
    /// The MFA device is bound to a user.
    User,
    /// A policy is attached to the user, group or role.
    Policy,
    /// The policy is attached to a holder of this kind.
    Holder(HolderKind),
    /// The policy has versions beside the default one.
    Version,
    /// The version is the policy's default one, or the group that of its account.
    Default,
    /// Something is in the resource group.
    Resource,
    /// The resource group is being made or deleted.
    Status,
}

/// Why a rule refused.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is nothing of that name.
    #[error("there is no {kind:?} `{name}`")]
    NotFound {
        /// What was looked for.
        kind: Kind,
        /// The name it was looked for under.
        name: String,
    },
    /// The name is taken.
    #[error("{kind:?} `{name}` exists already")]
    AlreadyExists {
        /// What is there already.
        kind: Kind,
        /// Its name.
        name: String,
    },
    /// It cannot be deleted while something depends on it.
    #[error("{kind:?} `{name}` cannot be deleted: {by:?} is in the way")]
    InUse {
        /// What was to be deleted.
        kind: Kind,
        /// Its name.
        name: String,
        /// What is in the way.
        by: Blocker,
    },
    /// A quota is used up.
    #[error("the quota of {max} for {limit:?} is used up")]
    LimitExceeded {
        /// The quota.
        limit: Limit,
        /// How many there may be.
        max: u64,
    },
    /// A policy document does not follow the language.
    #[error(transparent)]
    Document(#[from] Malformed),
    /// The role does not trust the service that was to receive it.
    #[error("role `{role}` does not trust `{service}`")]
    NotTrusting {
        /// Name of the role.
        role: String,
        /// The service.
        service: String,
    },
    /// The role belongs to a service, which alone decides about it.
    #[error("role `{role}` belongs to a service and cannot be changed")]
    ServiceLinked {
        /// Name of the role.
        role: String,
    },
    /// What was chosen about a service's role is not for the caller to choose.
    #[error("the roles of `{service}` leave no choice: {choice:?}")]
    NotForChoice {
        /// The service.
        service: String,
        /// What was chosen.
        choice: Choice,
    },
    /// A password is refused.
    #[error("the password is refused: {0}")]
    Password(#[from] PasswordRefusal),
    /// The codes are not two that the MFA device shows one after the other now.
    #[error("the codes are not those of MFA device `{device}`")]
    WrongCode {
        /// Name of the device.
        device: String,
    },
    /// A value that was handed out earlier comes back changed, or was handed out to another account.
    #[error("`{parameter}` is no value that this account was given")]
    Foreign {
        /// Name of the parameter that carries it.
        parameter: &'static str,
    },
    /// Only a user of the account can do this for itself; the account and sessions of roles cannot.
    #[error("only a user of the account can do this")]
    UsersOnly,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] Fault),
}

/// A result of a rule.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// There is no `kind` of this name.
    pub fn not_found(kind: Kind, name: impl Into<String>) -> Self {
        Self::NotFound { kind, name: name.into() }
    }

    /// Says that the name is taken, when a row was refused because another call wrote its key first.
    pub(crate) fn unless_free(kind: Kind, name: impl fmt::Display) -> impl FnOnce(Fault) -> Self {
        move |fault| {
            if fault.is_unique_violation() {
                Self::AlreadyExists { kind, name: name.to_string() }
            } else {
                Self::Store(fault)
            }
        }
    }
}
