//! Wildcard patterns over text, actions and resource names.

mod action;
mod glob;
mod resource;

pub(crate) use action::{ActionPattern, AskedAction};
pub(crate) use glob::{CASE_MATTERS, Pattern};
pub(crate) use resource::{AskedResource, ResourcePattern};
