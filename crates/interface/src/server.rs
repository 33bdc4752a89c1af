//! The server that everything here is about.

use std::net::SocketAddr;

use kernel::{Clock, time};
use metadata::Credentials;
use subtle::ConstantTimeEq;
use tokio::sync::watch;

use crate::sandbox::Open;
use crate::sign_in::{Sessions, Tickets};

/// Largest body of a call, in bytes. Source: the vendor's page on request sizes.
pub const LARGEST_BODY: usize = 10 * 1024 * 1024;

/// Everything the listener serves.
#[derive(Debug)]
pub struct Server {
    /// The sandbox.
    pub open: Open,
    /// Where it listens.
    pub address: SocketAddr,
    /// When it began to listen, in the host's time.
    pub started: kernel::Timestamp,
    /// Credentials that instances hold.
    pub credentials: Credentials,
    /// Who has signed in to the JSON interface.
    pub sessions: Sessions,
    /// Addresses that sign somebody in once.
    pub tickets: Tickets,
    /// Whether it was told to stop: what has no end of its own ends then.
    stopping: watch::Sender<bool>,
}

impl Server {
    /// A server for an open sandbox.
    pub fn new(open: Open, address: SocketAddr, started: kernel::Timestamp) -> Self {
        Self {
            open,
            address,
            started,
            credentials: Credentials::default(),
            sessions: Sessions::default(),
            tickets: Tickets::default(),
            stopping: watch::Sender::new(false),
        }
    }

    /// Ends what has no end of its own, such as a live stream of calls.
    pub fn stop(&self) {
        self.stopping.send_replace(true);
    }

    /// Waits until the server is told to stop.
    pub async fn stopped(&self) {
        self.stopping.subscribe().wait_for(|stopping| *stopping).await.ok();
    }

    /// Whether a text is the admin token.
    pub fn is_admin_token(&self, given: &[u8]) -> bool {
        given.ct_eq(self.open.admin_token.as_bytes()).into()
    }
}

/// What the sandbox's clock shows.
#[derive(Debug, Clone)]
pub struct Time {
    /// The sandbox's time, to the second.
    pub now: String,
    /// Whether it is another one than the host's.
    pub differs: bool,
}

impl Server {
    /// What the sandbox's clock shows.
    pub fn time(&self) -> Time {
        let now = self.open.sandbox.store.clock().now();
        let apart = now.as_second() - Clock::host().as_second();
        Time { now: time::seconds(now), differs: apart.abs() > 1 }
    }
}
