//! Keys: what they are, the states they are in, and their versions.

mod create;
mod delete;
mod get;
mod list;
mod modify;
mod rotate;
mod rows;
mod service;
#[cfg(test)]
mod tests;
pub mod version;

pub use create::{New, create};
pub use delete::{cancel_deletion, schedule_deletion};
pub(crate) use delete::{delete_due, next_deletion};
pub use get::{find, find_many, get};
pub use list::{Filter, list, tags};
pub use modify::{describe, disable, enable, protect};
pub(crate) use rotate::{next_rotation, rotate_due};
pub use rotate::{rotate, set_rotation};
pub use rows::AsListed;
pub use service::service_key;
pub use version::{Version, versions};

use jiff::SignedDuration;
use kernel::Timestamp;
use store::{Cell, FromCell, ToValue, Value, one_column};

use crate::error::{Error, Result};

/// Kind under which tags of keys are kept.
pub const TAGGED: &str = "kms-key";

/// A key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// Identifier.
    pub id: String,
    /// Its place among the account's things.
    pub position: i64,
    /// The region it lies in.
    pub region: String,
    /// The service of the cloud that made it; empty where the account did.
    pub service: String,
    /// Free text; may be empty.
    pub description: String,
    /// Which algorithm and length it has.
    pub spec: Spec,
    /// What it is for.
    pub usage: Usage,
    /// The vendor's word for how its material is guarded.
    pub protection_level: String,
    /// Whether it may be used, while it is not pending deletion.
    pub enabled: bool,
    /// When it is deleted, while it is pending deletion.
    pub delete_at: Option<Timestamp>,
    /// After how many seconds it is rotated by itself.
    pub rotates_every: Option<i64>,
    /// When its primary version was made.
    pub rotated_at: Timestamp,
    /// Whether it is protected from being deleted.
    pub protected: bool,
    /// Why it is protected; may be empty.
    pub protected_for: String,
    /// The version that new encryptions use.
    pub primary_version: String,
    /// When it was made.
    pub created_at: Timestamp,
}

/// Which algorithm and length a key has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Spec {
    /// AES with 256 bits.
    Aes256,
    /// RSA with 2,048 bits.
    Rsa2048,
    /// RSA with 3,072 bits.
    Rsa3072,
    /// The curve P-256.
    P256,
}

/// What a key is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Usage {
    /// Encrypting and decrypting.
    Encrypt,
    /// Signing and verifying.
    Sign,
}

/// The state of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// It may be used.
    Enabled,
    /// It may not be used until it is enabled.
    Disabled,
    /// It is deleted at a time, unless that is cancelled.
    PendingDeletion,
}

/// Whether a key is rotated by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rotation {
    /// It is, at a time.
    At(Timestamp),
    /// It would be, were it enabled.
    Suspended(Timestamp),
    /// It is not.
    Off,
}

impl Spec {
    const WORDS: [(Self, &'static str); 4] =
        [(Self::Aes256, "aes-256"), (Self::Rsa2048, "rsa-2048"), (Self::Rsa3072, "rsa-3072"), (Self::P256, "p-256")];

    /// Whether the same key encrypts and decrypts.
    pub fn is_symmetric(self) -> bool {
        self == Self::Aes256
    }

    /// Whether keys of this kind can be used so.
    pub fn is_for(self, usage: Usage) -> bool {
        match self {
            Self::Aes256 => usage == Usage::Encrypt,
            Self::Rsa2048 | Self::Rsa3072 => true,
            Self::P256 => usage == Usage::Sign,
        }
    }
}

impl Usage {
    const WORDS: [(Self, &'static str); 2] = [(Self::Encrypt, "encrypt"), (Self::Sign, "sign")];
}

/// How a word of a row is read and written.
macro_rules! kept_as_word {
    ($($kind:ident),*) => {
        $(impl ToValue for $kind {
            fn to_value(&self) -> Value<'_> {
                let word = Self::WORDS.iter().find(|(kind, _)| kind == self).map_or("", |(_, word)| word);
                Value::Text(word.into())
            }
        }

        impl FromCell for $kind {
            fn from_cell(cell: Cell<'_>) -> Option<Self> {
                let text = cell.text()?;
                Self::WORDS.iter().find(|(_, word)| *word == text).map(|(kind, _)| *kind)
            }
        })*
        one_column!($($kind),*);
    };
}

kept_as_word!(Spec, Usage);

impl Key {
    /// Its state.
    pub fn state(&self) -> State {
        match (self.delete_at, self.enabled) {
            (Some(_), _) => State::PendingDeletion,
            (None, true) => State::Enabled,
            (None, false) => State::Disabled,
        }
    }

    /// Whether and when it is rotated by itself.
    pub fn rotation(&self) -> Rotation {
        let Some(next) = self.next_rotation() else { return Rotation::Off };
        if self.state() == State::Enabled { Rotation::At(next) } else { Rotation::Suspended(next) }
    }

    /// Refuses a key that may not be used.
    pub fn check_usable(&self) -> Result<()> {
        match self.state() {
            State::Enabled => Ok(()),
            state => Err(Error::NotUsable { id: self.id.clone(), state }),
        }
    }

    /// Refuses a key that is pending deletion.
    pub(crate) fn check_changeable(&self) -> Result<()> {
        match self.state() {
            State::PendingDeletion => Err(Error::NotChangeable { id: self.id.clone(), state: State::PendingDeletion }),
            _ => Ok(()),
        }
    }

    /// Refuses a key of a service of the cloud.
    pub(crate) fn check_own(&self) -> Result<()> {
        if self.service.is_empty() {
            return Ok(());
        }
        Err(Error::OfService { id: self.id.clone(), service: self.service.clone() })
    }

    fn next_rotation(&self) -> Option<Timestamp> {
        self.rotated_at.checked_add(SignedDuration::from_secs(self.rotates_every?)).ok()
    }
}
