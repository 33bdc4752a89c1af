//! Alibaba Cloud.

mod federation;
mod resource_manager;
mod sign_in;
mod sts;
