//! The sandbox's own interface, through its router.

mod folders;
mod panics;
mod quotas;
mod restart;
mod services;
