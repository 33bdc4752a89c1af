//! Shapes that several answers share.

use serde::Serialize;

/// An answer without fields of its own.
#[derive(Debug, Serialize)]
pub struct Empty {}
