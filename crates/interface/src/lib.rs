//! The sandbox as its owner has it: opened in a folder or in memory, and its own interface under `/_yunbox/`.
//!
//! Whatever speaks to people, such as a console, calls what stands here and never a rule or the database itself.

mod admin;
mod api;
pub mod due;
mod inside;
mod metadata_tree;
mod peer;
mod policies;
pub mod sandbox;
mod server;
pub mod sign_in;
mod trail;

pub use admin::{Refusal, router, this_machine};
pub use api::{Answered, Asked, CloudRefusal, Operation, operation, operations};
pub use inside::NoInside;
pub use metadata_tree::Leaf;
pub use peer::{Peer, other_end};
pub use policies::actions;
pub use server::{LARGEST_BODY, Server, Time};
pub use sign_in::{Begun, NotSignedIn, Origin, Sessions, Shown, SignIn, SignedIn};
pub use trail::Recorded;

/// What the owner of the sandbox has, and may change.
pub mod owner {
    pub use kernel::Transitions;
    pub use kernel::clock::Face;
    pub use wire::recording::SoFar;

    pub use crate::admin::{Change, Health, Kept, Listed, Made, MadeInCloud, New, Quotas, Stats};
}
