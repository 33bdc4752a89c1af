//! The composition root: settings, listeners, the sandbox's own interface, the command line.

pub mod command;
pub mod config;
pub mod connections;
pub mod listen;
pub mod rehearsal;
pub mod replay;
pub mod shell;
pub mod tls;
