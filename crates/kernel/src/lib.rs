//! The words every other crate shares: accounts, time, minted identifiers, tags and pages.
//!
//! Nothing here knows a vendor, a database or the wire.

pub mod account;
pub mod clock;
pub mod mint;
pub mod page;
pub mod quota;
pub mod system_policy;
pub mod tag;
pub mod time;

pub use account::{AccountId, Cloud, Tenant, TenantId};
pub use clock::{Clock, Transitions};
pub use mint::{Alphabet, IdFormat, Mint};
pub use quota::Quotas;
pub use system_policy::{SystemPolicies, SystemPolicy};
pub use tag::Tags;
pub use time::Timestamp;
