//! Kingsoft Cloud's dialect: how its clients sign and call, and what they are told.
//!
//! [`gateway::serve`] takes a request from the wire to an operation. One folder per product, one
//! folder per resource, one file per operation. What the vendor's pages leave open is decided in one
//! place each and recorded in `docs/decisions`.

#![expect(clippy::struct_field_names, reason = "fields of answers have the vendor's names")]

mod asks;
pub mod bws;
mod caller;
pub mod catalogue;
mod cloud;
mod dialect;
pub mod ebs;
pub mod eip;
mod field;
pub mod gateway;
pub mod iam;
pub mod kec;
pub mod krn;
mod page;
mod period;
pub mod product;
mod refusal;
mod regional;
pub mod signature;
pub mod sks;
pub mod slb;
pub mod sts;
mod system_policies;
pub mod tag;
mod tag_filter;
mod tag_set;
pub mod tagv2;
#[cfg(test)]
mod tests;
pub mod vpc;

pub use cloud::CLOUD;
pub use dialect::Kingsoft;
pub use product::PRODUCTS;
