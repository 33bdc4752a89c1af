//! Models: what instances are to be, kept under a name for launches.
//!
//! No source has an operation that adds a version to a model, so each has the one that it was made with.

mod create_model;
mod describe_models;
mod from_model;
mod terminate_models;
mod view;

pub use create_model::CreateModel;
pub use describe_models::DescribeModels;
pub use from_model::FromModel;
pub use terminate_models::TerminateModels;

use sts::Caller;
use wire::{Call, Check};

use super::location::kec;

/// What policies are asked about a model, or about every one. GUESS: no source names a model.
fn asks(action: &'static str, id: &str, caller: &Caller, call: &Call) -> Check {
    Check::new(action, kec(caller, call, format_args!("model/{id}")))
}
