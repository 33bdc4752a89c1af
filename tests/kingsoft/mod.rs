//! Kingsoft Cloud.

mod addresses;
mod changes;
mod gateway;
mod iam;
mod interfaces;
mod kec;
mod keys;
mod sts;
mod volumes;
mod vpc;
