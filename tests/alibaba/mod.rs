//! Alibaba Cloud.

mod diagnostics;
pub(crate) mod ecs;
mod ess;
mod fc;
mod gateway;
mod ims;
mod key_networks;
mod kms;
mod networks;
mod ram;
mod resource_manager;
mod sign_in;
mod sts;
mod vpc;
