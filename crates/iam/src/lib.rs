//! Users, groups, roles, policies and keys: who exists, and who may do what.
//!
//! One folder per kind of resource: `mod.rs` has its types, one file has one rule, `rows.rs` has the
//! SQL. A rule takes a [`store::Scope`] and knows no vendor.

pub mod account;
pub mod account_alias;
pub mod account_tag;
pub mod attachment;
pub mod authority;
mod error;
pub mod group;
pub mod key;
pub mod key_policy;
pub mod login_profile;
pub mod mfa;
mod name;
pub mod password;
pub mod password_policy;
pub mod policy;
pub mod project;
pub mod provider;
pub mod quota;
pub mod resource_group;
pub mod role;
pub mod security_preference;
pub mod tag;
#[cfg(test)]
mod testing;
pub mod user;

pub use error::{Blocker, Error, Kind, Result};
pub use name::Name;

use kernel::Tenant;
use policy_engine::Dialect;

/// The policy language of an account's cloud.
pub fn dialect(tenant: &Tenant) -> Result<Dialect> {
    tenant.cloud.policy_dialect.parse().map_err(|_| {
        store::Fault::Damaged(format!("`{}` is not a policy language", tenant.cloud.policy_dialect)).into()
    })
}
