//! Parts that several answers share.

use schemars::JsonSchema;
use serde::Serialize;

/// An answer without fields of its own.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Empty {}
