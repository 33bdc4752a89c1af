//! OIDC providers: known by the address under which they issue tokens.

mod change;
mod create;
mod delete;
mod get;
mod issuer;
mod list;
mod rows;

pub use change::{Change, add_client_id, add_fingerprint, remove_client_id, remove_fingerprint, update};
pub use create::{New, create};
pub use delete::delete;
pub use get::get;
pub use issuer::{BadIssuer, Issuer, is_loopback};
pub use list::list;

use kernel::Timestamp;

use crate::name::Name;

/// An OIDC provider of an account.
#[derive(Debug, Clone)]
pub struct Provider {
    /// Name, unique in the account without regard to case.
    pub name: Name,
    /// Address under which it issues tokens, unique in the account.
    pub issuer: Issuer,
    /// For whom its tokens may be issued, in the order in which they were added.
    pub client_ids: Vec<String>,
    /// Fingerprints of certificates that vouch for its address, in the order in which they were added.
    pub fingerprints: Vec<String>,
    /// How long after its issue a token is taken, in hours.
    pub issuance_limit: i64,
    /// Free text.
    pub description: Option<String>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was changed last.
    pub updated_at: Timestamp,
}

#[cfg(test)]
mod tests;
