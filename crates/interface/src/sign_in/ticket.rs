//! Tickets: an address that signs somebody in once, so that a command can open a browser without a secret that lasts.

use std::collections::HashMap;

use jiff::ToSpan;
use kernel::{Timestamp, mint};
use parking_lot::Mutex;
use sha2::{Digest, Sha256};

use crate::sandbox::hex;
use crate::server::Server;

/// How long a ticket is good, in seconds of the sandbox's clock.
const LASTS: i64 = 300;

/// The tickets that nobody has used yet, by their hash.
#[derive(Debug, Default)]
pub struct Tickets(Mutex<HashMap<[u8; 32], Ticket>>);

#[derive(Debug)]
struct Ticket {
    /// Token of the session that it stands for.
    session: String,
    until: Timestamp,
}

impl Server {
    /// A ticket for a session, good once and for five minutes.
    pub fn ticket_for(&self, session: &str) -> String {
        let now = self.open.sandbox.store.clock().now();
        let until = now.checked_add(LASTS.seconds()).unwrap_or(Timestamp::MAX);
        let ticket = hex(&mint::entropy::<32>());
        let mut open = self.tickets.0.lock();
        open.retain(|_, ticket| now < ticket.until);
        open.insert(hash(&ticket), Ticket { session: session.to_owned(), until });
        ticket
    }

    /// The token of the session that a ticket stands for. Nobody can use it again.
    pub fn redeem(&self, ticket: &str) -> Option<String> {
        let now = self.open.sandbox.store.clock().now();
        let found = self.tickets.0.lock().remove(&hash(ticket));
        found.filter(|ticket| now < ticket.until).map(|ticket| ticket.session)
    }
}

fn hash(ticket: &str) -> [u8; 32] {
    Sha256::digest(ticket.as_bytes()).into()
}
