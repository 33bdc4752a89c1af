//! Keys, their versions and aliases, and what is encrypted and signed with them, without any vendor's words.
//!
//! | Module | Says |
//! |---|---|
//! | [`key`] | keys: their states, versions, rotation and deletion |
//! | [`alias`] | further names of keys |
//! | [`cipher`] | encrypting and decrypting with keys |
//! | [`asymmetric`] | signing, verifying, encrypting and decrypting with key pairs |
//! | [`secret`] | texts that are kept encrypted, in versions |
//! | [`password`] | passwords that are drawn |
//! | [`vault`] | how material is kept |
//! | [`due`] | what happens by itself at a time |

pub mod alias;
pub mod asymmetric;
pub mod cipher;
pub mod due;
mod error;
pub mod key;
mod listing;
pub mod password;
pub mod secret;
#[cfg(test)]
mod testing;
pub mod vault;

pub use error::{Error, Result};
pub use listing::Page;
pub use vault::Vault;
