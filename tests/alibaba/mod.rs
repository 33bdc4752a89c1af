//! Alibaba Cloud.

mod sts;
