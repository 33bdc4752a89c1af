//! Alibaba Cloud's dialect: how its clients sign and call, and what they are told.
//!
//! [`gateway::serve`] takes a request from the wire to an operation. The operations are in `alibaba-ram`, `alibaba-ecs`
//! and `alibaba-kms`, what they have in common in `alibaba-core`.

pub mod gateway;
pub mod location;
pub mod product;
pub mod published;
pub mod signature;

pub use alibaba_core::{Alibaba, CLOUD, arn, catalogue};
pub use alibaba_ecs::ecs::auto_snapshot_policy::run_due as make_automatic_snapshots;
pub use alibaba_ecs::ecs::cloud_assistant::shell as instance_shell;
pub use alibaba_ecs::ess::run_due as scale_groups;
pub use alibaba_ram::ram;
pub use product::PRODUCTS;
