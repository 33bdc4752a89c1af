//! The sandbox's own interface, through its router.

mod counters;
mod folders;
mod panics;
mod quotas;
mod restart;
mod services;
mod statements;
