//! What the domain can refuse.

use store::Fault;

/// Why a rule refused.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The region has no function with that name.
    #[error("there is no function `{0}`")]
    NotFound(String),
    /// The region has a function with that name.
    #[error("there is a function `{0}` already")]
    NameTaken(String),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] Fault),
}

/// A result of a rule.
pub type Result<T> = std::result::Result<T, Error>;
