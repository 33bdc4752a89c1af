//! Functions of a function service, without any vendor's words: what they are called with, and the role that they have.
//!
//! Their code is not kept and never run here. What stands for an invocation is a command that is run with the environment and
//! the credentials of a function.

mod error;
pub mod function;

pub use error::{Error, Result};

/// What a dialect keeps with a function and the core does not read.
pub type Extras = serde_json::Map<String, serde_json::Value>;
