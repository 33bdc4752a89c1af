//! MFA devices: authenticators that show a new code every half minute.

mod bind;
mod count;
mod create;
mod delete;
mod get;
mod list;
mod offer;
pub(crate) mod rows;
mod seed;
mod unbind;

pub use bind::bind;
pub use count::{Counts, count};
pub use create::create;
pub use delete::delete;
pub use get::{get, of_user};
pub use list::{Listed, list};
pub(crate) use offer::{accept, offer, take_offer_back};
pub use seed::{Code, InvalidCode, Seed};
pub use unbind::unbind;

use kernel::Timestamp;

use crate::name::Name;

/// A virtual MFA device.
#[derive(Debug, Clone)]
pub struct MfaDevice {
    /// Name, unique in the account without regard to case.
    pub name: Name,
    /// What its codes are made of. Shown once, when the device is made.
    pub seed: Seed,
    /// Identifier of the user that it is bound to.
    pub user_id: Option<String>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was bound to its user; `None` while it is bound to nobody.
    pub activated_at: Option<Timestamp>,
    /// Time step of the newest code that was accepted; no code counts twice.
    pub(crate) last_step: Option<i64>,
}

#[cfg(test)]
mod tests;
