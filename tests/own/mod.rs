//! The sandbox's own interface, through its router.

mod counters;
mod folders;
mod images;
mod panics;
mod quotas;
mod restart;
mod services;
mod statements;
mod trail;
