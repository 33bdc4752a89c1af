//! Kingsoft Cloud.

mod addresses;
mod changes;
mod gateway;
mod iam;
mod interfaces;
mod kec;
mod keys;
mod models;
mod nat;
mod projects;
mod routes;
mod sts;
mod tags;
mod volumes;
mod vpc;
