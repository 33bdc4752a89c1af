//! The connections of the sandbox's port: accepting them, ending those that say nothing, making room for new ones.
//!
//! A client that sends half a request, or none, must cost the others nothing. So every wait for a client has an end
//! ([`Timeouts`]), and where descriptors run short, whoever has waited longest gives way to whoever comes.

mod activity;
mod body;
mod descriptors;
mod serve;

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use parking_lot::Mutex;
use tokio::sync::{Notify, watch};

pub use body::Stalled;
pub use descriptors::most_connections;

use crate::tls::Port;
use activity::Activity;

/// How long a client may keep the server waiting.
#[derive(Debug, Clone, Copy)]
pub struct Timeouts {
    /// From the beginning of a connection, or from the first byte of a request, to the end of the request's head.
    pub head: Duration,
    /// From one part of a body to the next.
    pub body: Duration,
    /// From the end of a call to the first byte of the next one on the same connection.
    pub idle: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self { head: Duration::from_secs(15), body: Duration::from_secs(30), idle: Duration::from_secs(60) }
    }
}

/// Time that a new connection has to send its request before it may be ended to make room.
const GRACE: Duration = Duration::from_millis(10);

/// Serves a port until `stop` ends, then lets calls that have begun come to an end.
///
/// At most `most` connections are open at a time.
pub async fn serve(port: Port, app: Router, most: usize, timeouts: Timeouts, stop: impl Future<Output = ()>) {
    let open = Arc::new(Open::default());
    let (stopping, told) = watch::channel(false);
    let mut stop = std::pin::pin!(stop);
    loop {
        tokio::select! {
            () = &mut stop => break,
            accepted = next(&port, &open, most) => {
                let Ok((connection, peer)) = accepted else { continue };
                let place = Open::enter(&open, timeouts);
                tokio::spawn(serve::one(connection, peer, app.clone(), place, timeouts, told.clone()));
            }
        }
    }
    stopping.send_replace(true);
    drop(port);
    open.empty().await;
}

/// The next connection, once there is room for it.
async fn next(port: &Port, open: &Open, most: usize) -> io::Result<(crate::tls::Connection, SocketAddr)> {
    while open.count() >= most {
        open.make_room().await;
    }
    let accepted = port.accept().await;
    if let Err(error) = &accepted
        && !is_of_one_connection(error)
    {
        // Most likely all descriptors are taken. One of ours is freed, and then it goes on.
        tracing::debug!(%error, "a connection could not be accepted");
        open.make_room().await;
    }
    accepted
}

/// Whether accepting failed because of the connection that was to be accepted, and not of the server.
fn is_of_one_connection(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}

/// The connections that are open.
#[derive(Debug, Default)]
struct Open {
    activities: Mutex<Vec<Arc<Activity>>>,
    left: Notify,
}

impl Open {
    /// Counts a connection until its place is dropped.
    fn enter(open: &Arc<Self>, timeouts: Timeouts) -> Place {
        let activity = Arc::new(Activity::new(timeouts));
        open.activities.lock().push(Arc::clone(&activity));
        Place { open: Arc::clone(open), activity }
    }

    fn count(&self) -> usize {
        self.activities.lock().len()
    }

    /// Ends the connection that has waited longest for its client, and waits a moment until one is gone.
    async fn make_room(&self) {
        let left = self.left.notified();
        let longest = {
            let activities = self.activities.lock();
            let waiting =
                activities.iter().filter_map(|activity| activity.waiting(GRACE).map(|since| (since, activity)));
            waiting.min_by_key(|(since, _)| *since).map(|(_, activity)| Arc::clone(activity))
        };
        if let Some(activity) = longest {
            activity.end();
        }
        tokio::time::timeout(GRACE, left).await.ok();
    }

    /// Waits until no connection is open.
    async fn empty(&self) {
        loop {
            let left = self.left.notified();
            if self.count() == 0 {
                return;
            }
            left.await;
        }
    }
}

/// The place of a connection among those that are open.
#[derive(Debug)]
struct Place {
    open: Arc<Open>,
    activity: Arc<Activity>,
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut activities = self.open.activities.lock();
        if let Some(at) = activities.iter().position(|activity| Arc::ptr_eq(activity, &self.activity)) {
            activities.swap_remove(at);
        }
        drop(activities);
        self.open.left.notify_waiters();
    }
}
