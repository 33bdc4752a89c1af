//! What the domain can refuse.

use store::Fault;

use crate::key::State;

/// Why a rule refused.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no key with this identifier.
    #[error("there is no key `{id}`")]
    NoKey {
        /// The identifier.
        id: String,
    },
    /// The key has no such version.
    #[error("there is no version `{id}` of the key")]
    NoVersion {
        /// The version.
        id: String,
    },
    /// There is no alias of this name.
    #[error("there is no alias `{name}`")]
    NoAlias {
        /// The name.
        name: String,
    },
    /// There is an alias of this name already.
    #[error("there is an alias `{name}` already")]
    AliasTaken {
        /// The name.
        name: String,
    },
    /// The state of the key does not allow its use.
    #[error("key `{id}` is {state:?}")]
    NotUsable {
        /// The key.
        id: String,
        /// The state it is in.
        state: State,
    },
    /// The state of the key does not allow a change of it.
    #[error("key `{id}` is {state:?}, which does not allow this change")]
    NotChangeable {
        /// The key.
        id: String,
        /// The state it is in.
        state: State,
    },
    /// The key is protected from being deleted.
    #[error("key `{id}` is protected")]
    Protected {
        /// The key.
        id: String,
    },
    /// A service of the cloud made the key, and it alone changes it.
    #[error("key `{id}` belongs to the service `{service}`")]
    OfService {
        /// The key.
        id: String,
        /// The service.
        service: String,
    },
    /// The key is made for something else.
    #[error("key `{id}` is not made for this")]
    NotForThis {
        /// The key.
        id: String,
    },
    /// There is no secret of this name, or none of its versions is the one that is sought.
    #[error("there is no secret or version `{name}`")]
    NoSecret {
        /// The name.
        name: String,
    },
    /// There is a secret of this name already.
    #[error("there is a secret `{name}` already")]
    SecretTaken {
        /// The name.
        name: String,
    },
    /// The secret has such a version already, with another text.
    #[error("there is a version `{version}` already")]
    VersionTaken {
        /// The version.
        version: String,
    },
    /// The secret is pending deletion.
    #[error("secret `{name}` is pending deletion")]
    SecretPending {
        /// The secret.
        name: String,
    },
    /// The secret is not pending deletion.
    #[error("secret `{name}` is not pending deletion")]
    SecretNotPending {
        /// The secret.
        name: String,
    },
    /// Another version is in the stage, or none, or it has to be in one.
    #[error("the stage `{stage}` cannot be moved so")]
    NotInStage {
        /// The stage.
        stage: String,
    },
    /// There are as many as there may be.
    #[error("there are as many {what} as there may be")]
    TooMany {
        /// What there are too many of.
        what: &'static str,
    },
    /// What was encrypted cannot be decrypted: it was changed, or the context is another.
    #[error("this cannot be decrypted")]
    Undecipherable,
    /// What is to be encrypted is too long, or of the wrong length.
    #[error("the length does not fit")]
    Length,
    /// The database failed, or what is kept in it cannot be used.
    #[error(transparent)]
    Store(#[from] Fault),
}

/// A result of a rule.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// There is no key with this identifier.
    pub fn no_key(id: impl Into<String>) -> Self {
        Self::NoKey { id: id.into() }
    }

    /// Something is kept that this program cannot have written.
    pub(crate) fn damaged(what: impl std::fmt::Display) -> Self {
        Self::Store(Fault::Damaged(what.to_string()))
    }
}
