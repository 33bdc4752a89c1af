//! The sandbox's own interface, through its router.

mod quotas;
mod restart;
mod services;
