//! Kingsoft Cloud.

mod addresses;
mod changes;
mod gateway;
mod iam;
mod interfaces;
mod kec;
mod keys;
mod nat;
mod routes;
mod sts;
mod volumes;
mod vpc;
