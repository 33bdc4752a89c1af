//! The live stream of calls, as server-sent events.

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::time::Duration;

use axum::extract::Query;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::Stream;
use futures_util::stream::{self, StreamExt};
use interface::Recorded;
use tokio::sync::watch;
use tokio::time::sleep;

use super::list::{Filter, row};
use crate::frame;
use crate::visitor::Visitor;

/// The shortest time between two looks at the trail: a burst of calls is shown together.
const PAUSE: Duration = Duration::from_millis(200);

/// How many calls are shown of a burst; the list has all of them.
const MOST: usize = 50;

/// Somebody who watches.
struct Watch {
    visitor: Visitor,
    filter: Filter,
    changes: watch::Receiver<i64>,
    /// Everything up to this position was looked at, but for what is in `seen`.
    since: i64,
    /// Positions just above, shown already. Two calls at once may be recorded in either order.
    seen: BTreeSet<i64>,
}

/// `GET calls/stream`
pub(super) async fn follow(
    visitor: Visitor,
    Query(filter): Query<Filter>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let mut changes = visitor.server.follow_calls();
    let since = *changes.borrow_and_update();
    let watch = Watch { visitor, filter, changes, since, seen: BTreeSet::new() };
    let batches = stream::unfold(watch, |mut watch| async move { watch.next().await.map(|calls| (calls, watch)) });
    let events = batches.flat_map(|calls| stream::iter(calls.into_iter().map(Ok)));
    Sse::new(events).keep_alive(KeepAlive::default())
}

impl Watch {
    /// The next events; `None` when the session has ended, or the sandbox.
    async fn next(&mut self) -> Option<Vec<Event>> {
        tokio::select! {
            changed = self.changes.changed() => changed.ok()?,
            () = self.visitor.server.stopped() => return None,
        }
        sleep(PAUSE).await;
        self.changes.mark_unchanged();
        // A session that has ended sees nothing more.
        let address = self.visitor.guest.origin.address;
        self.visitor.signed_in = self.visitor.server.signed_in(self.visitor.token(), address).await.ok()?;
        let (since, seen, filter) = (self.since, &self.seen, &self.filter);
        let is_new = |recorded: &Recorded| recorded.position > since && !seen.contains(&recorded.position);
        let new = |recorded: &Recorded| is_new(recorded) && filter.fits(recorded);
        let calls = self.visitor.server.calls(&self.visitor.signed_in, since..i64::MAX, MOST, new).await.ok()?;
        self.seen.extend(calls.iter().map(|recorded| recorded.position));
        // What is more than a burst behind is complete.
        if let Some(newest) = self.seen.last().copied() {
            self.since = self.since.max(newest - 256);
            self.seen = self.seen.split_off(&self.since);
        }
        let words = self.visitor.words();
        let event = |recorded: &Recorded| Event::default().event("call").data(frame::line(row(words, recorded)));
        Some(calls.iter().rev().map(event).collect())
    }
}
