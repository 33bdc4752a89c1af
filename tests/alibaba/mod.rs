//! Alibaba Cloud.

mod diagnostics;
mod federation;
mod key_networks;
mod networks;
mod resource_manager;
mod sign_in;
mod sts;
