//! SSH keys in instances.

mod change_keys;

pub use change_keys::{AttachKey, ChangeKeys, DetachKey};
