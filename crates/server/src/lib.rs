//! The composition root: settings, listeners, the sandbox's own interface, the command line.

pub mod admin;
pub mod api;
pub mod command;
pub mod config;
pub mod connections;
mod due;
pub mod inside;
pub mod listen;
pub mod replay;
pub mod sandbox;
pub mod shell;
pub mod state;
pub mod tls;
