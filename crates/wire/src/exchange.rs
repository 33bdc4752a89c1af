//! One HTTP exchange, freed of the server that carries it.

use std::net::IpAddr;

use bytes::Bytes;
use http::{HeaderMap, Method, Uri};

/// A request as it came in.
#[derive(Debug, Clone)]
pub struct Incoming {
    /// Method.
    pub method: Method,
    /// Path and query.
    pub uri: Uri,
    /// Headers, unmodified: signatures cover them.
    pub headers: HeaderMap,
    /// Body.
    pub body: Bytes,
    /// Where it came from.
    pub source_ip: IpAddr,
    /// Whether it came over TLS.
    pub secure: bool,
}

/// What goes back.
pub type Answer = http::Response<Bytes>;

impl Incoming {
    /// A header as text; `None` when it is missing or not text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// The host that the request is addressed to, with its port; empty when it names none.
    ///
    /// A target in absolute form wins over the Host header. Source: RFC 9112, 3.2.2.
    pub fn host(&self) -> &str {
        let target = self.uri.authority().map(http::uri::Authority::as_str);
        target.or_else(|| self.header("host")).unwrap_or_default()
    }
}
