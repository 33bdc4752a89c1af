//! SAML providers: known by the metadata that they publish about themselves.

mod create;
mod delete;
mod get;
mod list;
mod metadata;
mod rows;
mod update;

pub use create::{New, create};
pub use delete::delete;
pub use get::get;
pub use list::list;
pub use metadata::{BadMetadata, LONGEST_METADATA, Metadata};
pub use update::{Change, update};

use kernel::Timestamp;

use crate::name::Name;

/// A SAML provider of an account.
#[derive(Debug, Clone)]
pub struct Provider {
    /// Name, unique in the account without regard to case.
    pub name: Name,
    /// Its metadata in base64, as it was given.
    pub encoded_metadata: String,
    /// How requests to it are to be signed.
    pub algorithm: Algorithm,
    /// Free text.
    pub description: Option<String>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was changed last.
    pub updated_at: Timestamp,
}

/// Algorithm for signatures of requests that are sent to a provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Algorithm {
    /// RSA with SHA-256.
    RsaSha256,
    /// RSA with SHA-1.
    #[default]
    RsaSha1,
}

impl Algorithm {
    /// The algorithm's name, as it is kept and as the vendor writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::RsaSha256 => "rsa-sha256",
            Self::RsaSha1 => "rsa-sha1",
        }
    }

    /// The algorithm of this name.
    pub fn of(name: &str) -> Option<Self> {
        [Self::RsaSha256, Self::RsaSha1].into_iter().find(|algorithm| algorithm.as_str() == name)
    }
}

#[cfg(test)]
mod tests;
