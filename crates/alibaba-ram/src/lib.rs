//! Alibaba Cloud's products about identities: RAM, IMS, Resource Management and STS.
//!
//! One folder per product, one folder per resource, one file per operation.

#![expect(clippy::struct_field_names, reason = "fields of answers have the vendor's names")]

pub mod account;
pub mod ims;
pub(crate) mod page;
pub mod ram;
pub mod resource_manager;
pub mod sts;
