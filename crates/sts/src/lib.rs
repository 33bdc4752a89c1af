//! Sessions: sealed claims that let an application act as a role for a while.
//!
//! Issuing a session writes nothing and opening one reads nothing: the token carries its claims,
//! sealed with a key that only the sandbox has. A role's policies, its trust and its existence are
//! looked at when the session is used, so a change acts on sessions at once.

mod assume;
mod caller;
pub mod federation;
mod identify;
mod seal;
mod service;
mod session;

pub use assume::{Assume, Assumed, Refusal, SHORTEST, ServiceAsk, assume_role, trusts};
pub use caller::{Caller, Identity};
pub use identify::{Identified, NotIdentified, identify};
pub use seal::{Purpose, Sealer};
pub use service::{Declined, ForService};
pub use session::{Session, SessionKey};
