//! Alibaba Cloud's dialect: how its clients sign and call, and what they are told.
//!
//! [`gateway::serve`] takes a request from the wire to an operation. One folder per product, one
//! folder per resource, one file per operation.

#![expect(clippy::struct_field_names, reason = "fields of answers have the vendor's names")]

pub mod arn;
#[cfg(test)]
mod asked;
pub mod bss;
mod caller;
pub mod catalogue;
mod cloud;
mod diagnostic;
mod dialect;
pub mod ecs;
mod facts;
pub mod gateway;
pub mod ims;
pub mod location;
mod principal_name;
pub mod product;
pub mod published;
pub mod ram;
mod refusal;
mod resource_group;
pub mod resource_manager;
pub mod signature;
pub mod sts;
pub mod vpc;

pub use cloud::CLOUD;
pub use dialect::Alibaba;
