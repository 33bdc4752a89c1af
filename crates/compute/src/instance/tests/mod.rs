//! The rules of instances, against an ephemeral store.

mod launching;
mod lifecycle;
mod listing;
mod roles;
