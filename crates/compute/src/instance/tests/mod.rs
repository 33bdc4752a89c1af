//! The rules of instances, against an ephemeral store.

mod life;
mod listing;
mod ordering;
mod roles;
