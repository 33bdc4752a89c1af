//! What holds for every declared operation.

mod conformance;
mod examples;
mod permissions;
mod snapshots;
