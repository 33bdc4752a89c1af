//! Who is at the other end of a connection.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::extract::ConnectInfo;

/// Who is at the other end of a connection, and whether TLS is spoken on it.
#[derive(Debug, Clone)]
pub struct Peer {
    address: SocketAddr,
    secure: Arc<AtomicBool>,
}

impl Peer {
    /// The other end of a connection. Whoever reads it says in `secure` that TLS is spoken on it.
    pub fn new(address: SocketAddr, secure: Arc<AtomicBool>) -> Self {
        Self { address, secure }
    }

    /// Address of the other end.
    pub fn ip(&self) -> IpAddr {
        self.address.ip()
    }

    /// Whether the connection is encrypted. Known once something was read from it.
    pub fn is_secure(&self) -> bool {
        self.secure.load(Ordering::Relaxed)
    }
}

impl From<SocketAddr> for Peer {
    /// The other end of a connection that is never encrypted.
    fn from(address: SocketAddr) -> Self {
        Self { address, secure: Arc::default() }
    }
}

/// Where a request came from, and whether it came over TLS. A listener that only speaks plain HTTP tells
/// no more than an address.
pub fn other_end(known: &http::Extensions) -> (IpAddr, bool) {
    let (address, secure) = match (known.get::<ConnectInfo<Peer>>(), known.get::<ConnectInfo<SocketAddr>>()) {
        (Some(ConnectInfo(peer)), _) => (peer.ip(), peer.is_secure()),
        (None, Some(ConnectInfo(address))) => (address.ip(), false),
        (None, None) => (Ipv4Addr::UNSPECIFIED.into(), false),
    };
    // An IPv4 address that came through an IPv6 socket is an IPv4 address.
    (address.to_canonical(), secure)
}
