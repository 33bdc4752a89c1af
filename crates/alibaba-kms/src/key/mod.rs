//! Keys.

mod cancel_key_deletion;
mod create_key;
mod describe_key;
mod disable_key;
mod enable_key;
mod get_key_policy;
mod list_keys;
pub(crate) mod rotation;
mod schedule_key_deletion;
mod set_deletion_protection;
mod set_key_policy;
mod update_key_description;
mod update_rotation_policy;
mod view;
pub(crate) mod words;

pub use cancel_key_deletion::CancelKeyDeletion;
pub use create_key::CreateKey;
pub use describe_key::DescribeKey;
pub use disable_key::DisableKey;
pub use enable_key::EnableKey;
pub use get_key_policy::GetKeyPolicy;
pub use list_keys::ListKeys;
pub use schedule_key_deletion::ScheduleKeyDeletion;
pub use set_deletion_protection::SetDeletionProtection;
pub use set_key_policy::SetKeyPolicy;
pub use update_key_description::UpdateKeyDescription;
pub use update_rotation_policy::UpdateRotationPolicy;

use schemars::JsonSchema;
use serde::Serialize;

pub(crate) use set_key_policy::refuse as refuse_policy;

/// An answer that says nothing but that it was done.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Done {}
