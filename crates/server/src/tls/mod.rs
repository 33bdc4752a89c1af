//! TLS on the sandbox's one port: its own authority, the certificates it makes, and the port that tells
//! TLS from plain HTTP by the first byte of a connection.
//!
//! Nothing is installed into the system. Whoever wants to trust the authority names its file to a client.

mod authority;
mod bundle;
mod certificates;
mod port;

use std::io;
use std::path::PathBuf;

pub use authority::Authority;
pub use bundle::{CertificateFiles, temporary_folder};
pub use certificates::{Certificates, acceptor};
pub use port::{Connection, Port};

/// Domains of the clouds: certificates are made for hosts below them.
pub const CLOUD_DOMAINS: [&str; 2] = ["aliyuncs.com", "ksyun.com"];

/// TLS cannot be offered.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// A file of the authority cannot be read or written.
    #[error("`{path}` cannot be used: {source}")]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file of the authority is not what it was when it was written.
    #[error("`{0}` is damaged; remove it together with the file beside it, and a new authority is made")]
    Damaged(PathBuf),
    /// A certificate cannot be made.
    #[error("a certificate cannot be made: {0}")]
    Certificate(#[from] rcgen::Error),
    /// The TLS library refuses.
    #[error("TLS cannot be set up: {0}")]
    Library(#[from] rustls::Error),
}
