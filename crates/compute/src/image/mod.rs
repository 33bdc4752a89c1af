//! Images that accounts make: of an instance, of snapshots, as a copy or from outside.
//!
//! The vendor's own images are in the [catalogue](crate::catalogue).

mod copy;
mod create;
mod delete;
mod get;
mod list;
mod modify;
mod rows;
mod share;
mod software;
#[cfg(test)]
mod tests;

pub use copy::{Copy, cancel_copy, copy};
pub use create::{New, OfInstance, create, create_of_instance};
pub use delete::delete;
pub use get::{get, newest_of, usable};
pub use list::{Filter, list, list_shared};
pub use modify::{Change, modify};
pub use share::{Share, share, shares, unshare};
pub use software::Software;

use kernel::{TenantId, Timestamp};

use crate::Extras;
use crate::making::Making;

/// Kind under which tags of images are kept.
pub const TAGGED: &str = "image";

/// An image that an account made.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    /// Identifier.
    pub id: String,
    /// Its place among the account's things.
    pub position: i64,
    /// The region it lies in.
    pub region: String,
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// The series of images it is a release of; may be empty.
    pub family: String,
    /// Version; may be empty.
    pub version: String,
    /// What is on its system disk.
    pub software: Software,
    /// The size of its system disk in GiB.
    pub size_gib: u32,
    /// How it came to be.
    pub made: Made,
    /// The image that it is a copy of; empty where it is none.
    pub origin_id: String,
    /// The region of that image.
    pub origin_region: String,
    /// Since when it is being made.
    pub making: Making,
    /// Whether it should not be used any more.
    pub deprecated: bool,
    /// What only the dialect reads.
    pub extras: Extras,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// The account that it belongs to.
    pub owner: TenantId,
    /// Whether it is shared with another account.
    pub is_shared: bool,
    /// Whether an instance of its account was made from it.
    pub is_used: bool,
    /// Its disks, the system disk first.
    pub disks: Vec<ImageDisk>,
}

/// How an image came to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Made {
    /// Of disks of the account.
    Created,
    /// As a copy of another image.
    Copied,
    /// From outside.
    Imported,
}

/// A disk of an image.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ImageDisk {
    /// The image.
    pub image_id: String,
    /// The name of the device inside an instance.
    pub device: String,
    /// Whether an instance starts from it.
    pub is_system: bool,
    /// Its size in GiB.
    pub size_gib: u32,
    /// The snapshot that it is; empty where nothing is on it, and where it came from outside.
    pub snapshot_id: String,
    /// Whether it is encrypted.
    pub encrypted: bool,
    /// What only the dialect reads.
    pub extras: Extras,
}

/// The state of an image at some moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// It is being made.
    Creating,
    /// It can be used.
    Available,
    /// It can be used, and should not be.
    Deprecated,
}

/// Why a rule about images refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The image is not in the state for what was asked.
    #[error("image `{id}` is {status:?}, which does not allow this")]
    WrongState {
        /// The image.
        id: String,
        /// The state it is in.
        status: Status,
    },
    /// An instance was made from it.
    #[error("an instance was made from image `{id}`")]
    Used {
        /// The image.
        id: String,
    },
    /// It is shared with another account.
    #[error("image `{id}` is shared")]
    Shared {
        /// The image.
        id: String,
    },
    /// It is still being made, as a copy or from outside.
    #[error("image `{id}` is still being made")]
    Unfinished {
        /// The image.
        id: String,
        /// How.
        made: Made,
    },
    /// It is no copy.
    #[error("image `{id}` is no copy")]
    NoCopy {
        /// The image.
        id: String,
    },
    /// The copy is done.
    #[error("image `{id}` is copied")]
    CopyDone {
        /// The image.
        id: String,
    },
    /// Encrypted disks are not shared.
    #[error("image `{id}` has encrypted disks")]
    Encrypted {
        /// The image.
        id: String,
    },
    /// It is shared with as many accounts as it may be.
    #[error("image `{id}` is shared with as many accounts as it may be")]
    SharedTooOften {
        /// The image.
        id: String,
    },
}

impl Image {
    /// Its state at a moment.
    pub fn status(&self, now: Timestamp) -> Status {
        match (self.making.is_done(now), self.deprecated) {
            (false, _) => Status::Creating,
            (true, true) => Status::Deprecated,
            (true, false) => Status::Available,
        }
    }
}
