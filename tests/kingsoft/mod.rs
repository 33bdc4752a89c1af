//! Kingsoft Cloud.

mod addresses;
mod gateway;
mod iam;
mod kec;
mod keys;
mod sts;
mod vpc;
