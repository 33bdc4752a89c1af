//! What all products of Alibaba Cloud have in common: names, condition keys, the envelope, words of refusals, and what the
//! cloud offers.

pub mod arn;
pub mod caller;
pub mod catalogue;
mod cloud;
pub mod condition_keys;
pub mod diagnostic;
mod dialect;
pub mod encryption_key;
pub mod linked_services;
pub mod list;
pub mod principal_name;
pub mod product;
pub mod refusal;
pub mod resource_group;
mod system_policies;

pub use cloud::CLOUD;
pub use dialect::Alibaba;
