//! Key pairs: keys with which people sign in to instances. The public half is kept here and put into instances.

mod attach;
mod create;
mod delete;
mod generate;
mod get;
mod list;
mod modify;
mod public_key;
mod rows;
#[cfg(test)]
mod tests;

pub use attach::{attach, detach};
pub use create::{New, create};
pub use delete::delete;
pub use generate::{Generated, generate};
pub use get::get;
pub use list::{Filter, list};
pub use modify::modify;
pub use public_key::{Malformed, PublicKey};

use kernel::Timestamp;

/// Kind under which tags of key pairs are kept.
pub const TAGGED: &str = "key-pair";

/// The public half of a key pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyPair {
    /// Its region and its name, under which it is kept.
    pub key: String,
    /// Its place among the account's things.
    pub position: i64,
    /// The region it lies in.
    pub region: String,
    /// The name by which requests speak of it, of which there is one in a region.
    pub name: String,
    /// What it is called; empty where its name is meant for people too.
    pub label: String,
    /// The identifier that only the answer to its making shows.
    pub id: String,
    /// The public key, as one line of a file of authorized keys.
    pub public_key: String,
    /// The MD5 fingerprint of the public key.
    pub fingerprint: String,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// When it was made.
    pub created_at: Timestamp,
}
