//! Kingsoft Cloud.

mod gateway;
mod iam;
mod kec;
mod sts;
mod vpc;
