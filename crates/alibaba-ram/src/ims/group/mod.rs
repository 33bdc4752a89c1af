//! Groups of users; the operations that RAM has in the same words are RAM's own types.

mod create_group;
mod update_group;

pub use create_group::CreateGroup;
pub use update_group::UpdateGroup;
