//! What an instance sees from inside: its metadata, and the credentials of its role.
//!
//! Metadata is no operation: no action, no signature, plain text. It is a tree, declared as a table
//! in [`alibaba`]; Kingsoft Cloud's one document is in [`kingsoft`]. Which instance asks is known
//! before a request comes here: from the path, the shell or the argument.

pub mod alibaba;
mod credentials;
mod inside;
pub mod kingsoft;
mod reply;
mod token;
mod tree;
mod view;

pub use credentials::{Credentials, Held, Issuer, Service};
pub use inside::{Inside, answer};
pub use reply::{Ask, Method, Reply};
pub use token::TOKEN_HEADER;
pub use view::{Network, V6, View};
