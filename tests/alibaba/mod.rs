//! Alibaba Cloud.

mod sign_in;
mod sts;
