//! What a policy would do before it does it: findings with their places, comparisons, a change tried on the calls of the
//! trail, and the smallest documents for what a recording shows.
//!
//! Everything here is a function of values. Nothing reads a database or a clock, and what comes out can be written as JSON.
//! Each answer comes from the engine that guards every call.

mod ask;
pub mod check;
pub mod compare;
pub mod least_privilege;
pub mod recording;
pub mod state;
pub mod what_if;
pub mod who;

pub use check::{Marked, check};
pub use compare::{Compared, compare};
pub use least_privilege::{LeastPrivilege, least_privilege};
pub use recording::Recording;
pub use state::State;
pub use what_if::{Call, Change, WhatIf, what_if};
pub use who::{Able, what_can, who_can};
