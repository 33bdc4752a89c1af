//! Alibaba Cloud.

mod resource_manager;
mod sign_in;
mod sts;
