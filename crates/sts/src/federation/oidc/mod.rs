//! Tokens of OIDC providers.
//!
//! A token is read, the provider's keys are fetched from its issuer, and the token is verified with
//! them. Nothing of a token counts before its signature has been found right, but for its issuer,
//! which only has to be the one that is registered.

mod keys;
mod token;

pub use keys::Keys;
pub use token::{Claims, Token};

/// Why a token does not prove anything.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// There is no token.
    #[error("the token is empty")]
    Empty,
    /// It does not have three parts.
    #[error("the token does not have three parts")]
    Parts,
    /// A part is not base64.
    #[error("a part of the token is not base64")]
    Encoding,
    /// Its algorithm is none that is taken.
    #[error("the algorithm `{0}` is not taken")]
    Algorithm(String),
    /// Header or claims are not what they must be.
    #[error("the token's content is not valid")]
    Content,
    /// Another provider issued it.
    #[error("another issuer issued the token")]
    Issuer,
    /// It was issued for somebody else.
    #[error("the token is for another audience")]
    Audience,
    /// It has expired, or was issued too long ago.
    #[error("the token has expired")]
    Expired,
    /// No key of the provider made its signature.
    #[error("the token's signature is not the provider's")]
    Signature,
    /// The provider's keys cannot be read.
    #[error("the keys of `{issuer}` cannot be read: {why}")]
    NoKeys {
        /// Address of the provider.
        issuer: String,
        /// What went wrong, for the log.
        why: String,
    },
    /// The host of the provider does not prove itself with a certificate that counts.
    #[error("the certificate of `{url}` is not trusted: {why}")]
    Certificate {
        /// The address that was asked.
        url: String,
        /// Whether nobody vouches for it; otherwise it is wrong in another way.
        unknown: bool,
        /// What is wrong, for the log.
        why: String,
    },
}
