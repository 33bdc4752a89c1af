//! Kingsoft Cloud.

mod addresses;
mod bandwidth_shares;
mod changes;
mod data_guard;
mod gateway;
mod iam;
mod images;
mod interfaces;
mod ipv6;
mod kec;
mod keys;
mod load_balancers;
mod local_volumes;
mod models;
mod nat;
mod network_acls;
mod projects;
mod routes;
mod sts;
mod tags;
mod volumes;
mod vpc;
