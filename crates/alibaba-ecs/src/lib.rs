//! Alibaba Cloud's products about machines and networks: ECS, VPC, VpcPeer, Auto Scaling (Ess) and what BSS says of
//! orders.
//!
//! One folder per product, one folder per resource, one file per operation.

#![expect(clippy::struct_field_names, reason = "fields of answers have the vendor's names")]

pub mod bss;
mod code;
pub mod ecs;
pub mod ess;
mod page;
mod price;
pub mod resource;
mod resource_group;
pub mod tag;
pub mod vpc;
pub mod vpc_peer;
