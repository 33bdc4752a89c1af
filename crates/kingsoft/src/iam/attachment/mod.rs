//! Attachments: which policy is attached to whom, for users, groups and roles alike.

mod attach;
mod detach;
mod holder;
mod list;
mod list_entities_for_policy;

pub use attach::Attach;
pub use detach::Detach;
pub use holder::{Holder, OfGroup, OfRole, OfUser};
pub use list::List;
pub use list_entities_for_policy::ListEntitiesForPolicy;
