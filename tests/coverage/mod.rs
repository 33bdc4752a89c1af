//! What holds for every declared operation.

mod examples;
mod permissions;
