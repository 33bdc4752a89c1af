//! The audit trail: what every call asked, who asked, and what was decided.
//!
//! The newest records are kept as they are, so that what they rest on can be explained. In memory that is the whole
//! trail. In a folder every record is also a row: a call that changed something writes its own in its transaction, all
//! others go through a bounded queue to the thread of the store (`background.rs`), which writes them in batches; when the
//! queue is full, the call waits.

use std::any::Any;
use std::borrow::Cow;
use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use kernel::{TenantId, Timestamp, time};
use parking_lot::Mutex;
use tokio::sync::{mpsc, watch};

use crate::{Conn, Result, Scope, Store, row, sql};

/// How many records the trail of a folder keeps; older ones are pruned. One takes about a kibibyte.
pub(crate) const KEPT: i64 = 200_000;

/// How many records a trail in memory keeps at most, and how many bytes.
const IN_MEMORY: Limit = Limit { records: 50_000, bytes: 64 * 1_024 * 1_024 };

/// The same for the newest records beside a folder's trail.
const BESIDE: Limit = Limit { records: 2_000, bytes: 8 * 1_024 * 1_024 };

/// One call.
#[derive(Debug)]
pub struct Record {
    /// Number of the request.
    pub request_id: String,
    /// When it was served.
    pub at: Timestamp,
    /// Account of the caller, when there was one.
    pub tenant: Option<TenantId>,
    /// Name of the service.
    pub service: &'static str,
    /// Name of the operation, as asked for.
    pub action: Cow<'static, str>,
    /// Status of the answer.
    pub status: u16,
    /// Everything else.
    pub detail: Arc<dyn Detail>,
}

/// What a record holds beside its columns.
pub trait Detail: Any + std::fmt::Debug + Send + Sync {
    /// It as a JSON object. Never a secret.
    fn to_json(&self) -> String;
    /// About how many bytes it takes in memory.
    fn size(&self) -> usize;
}

/// A JSON object that is written already.
impl Detail for String {
    fn to_json(&self) -> String {
        self.clone()
    }

    fn size(&self) -> usize {
        self.len()
    }
}

row! {
    /// A record as it was kept.
    #[derive(Debug, Clone)]
    pub struct Kept {
        /// Its place in the trail; later calls have higher ones.
        pub position: i64,
        /// Number of the request.
        pub request_id: String,
        /// When it was served, in milliseconds since 1970.
        pub at: i64,
        /// Name of the service.
        pub service: String,
        /// Name of the operation.
        pub action: String,
        /// Status of the answer.
        pub status: i64,
        /// Everything else, as a JSON object.
        pub record: String,
    }
}

/// A record and its place in the trail.
#[derive(Debug, Clone)]
pub(crate) struct Placed {
    pub(crate) position: i64,
    pub(crate) record: Arc<Record>,
    /// About how many bytes it took when it was made: what it shares with others is divided among them.
    size: usize,
}

impl Placed {
    fn new(position: i64, record: Record) -> Self {
        Self { position, size: record.detail.size() + size_of::<Record>(), record: Arc::new(record) }
    }

    fn kept(&self) -> Kept {
        let record = &self.record;
        Kept {
            position: self.position,
            request_id: record.request_id.clone(),
            at: time::to_millis(record.at),
            service: record.service.to_owned(),
            action: record.action.clone().into_owned(),
            status: record.status.into(),
            record: record.detail.to_json(),
        }
    }
}

/// How much is kept.
#[derive(Debug, Clone, Copy)]
struct Limit {
    records: usize,
    bytes: usize,
}

/// Places in the trail.
#[derive(Debug, Default)]
pub(crate) struct Places {
    /// The one that was taken last.
    last: AtomicI64,
    /// The last one of the database that was there before another was put in its place; 0 where there was none.
    forgotten: AtomicI64,
}

impl Places {
    /// Places of a trail whose last one is this.
    pub(crate) fn after(last: i64) -> Self {
        Self { last: AtomicI64::new(last), forgotten: AtomicI64::new(0) }
    }

    /// The one that was taken last.
    pub(crate) fn last(&self) -> i64 {
        self.last.load(Ordering::Relaxed)
    }

    /// Whether a record with this place is of the database that is there now.
    pub(crate) fn counts(&self, position: i64) -> bool {
        position > self.forgotten.load(Ordering::Acquire)
    }
}

/// The newest records, and the places of all.
#[derive(Debug)]
pub(crate) struct Trail {
    places: Arc<Places>,
    newest: Mutex<Newest>,
    limit: Limit,
    /// Where records go that are also rows.
    queue: Option<mpsc::Sender<Placed>>,
    /// Place of the record that was kept last.
    kept: watch::Sender<i64>,
}

#[derive(Debug, Default)]
struct Newest {
    /// By their places, oldest first.
    records: VecDeque<Placed>,
    /// How many bytes they take.
    bytes: usize,
}

impl Trail {
    /// A trail with these places. Records are also sent to the queue, where there is one.
    pub(crate) fn new(places: Arc<Places>, queue: Option<mpsc::Sender<Placed>>) -> Self {
        let limit = if queue.is_some() { BESIDE } else { IN_MEMORY };
        Self { places, newest: Mutex::default(), limit, queue, kept: watch::Sender::new(0) }
    }

    /// Whether records are rows, too.
    fn has_rows(&self) -> bool {
        self.queue.is_some()
    }

    /// Takes the next place.
    fn next(&self) -> i64 {
        self.places.last.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// Keeps a record among the newest.
    pub(crate) fn keep(&self, placed: Placed) {
        let position = placed.position;
        let mut newest = self.newest.lock();
        if !self.places.counts(position) {
            return;
        }
        let mut old = Vec::new();
        newest.bytes += placed.size;
        // A call takes its place before it comes here, and others can have come between.
        let later = newest.records.iter().rev().take_while(|other| other.position > position).count();
        let place = newest.records.len() - later;
        newest.records.insert(place, placed);
        while newest.records.len() > self.limit.records || newest.bytes > self.limit.bytes {
            let Some(oldest) = newest.records.pop_front() else { break };
            newest.bytes = newest.bytes.saturating_sub(oldest.size);
            old.push(oldest);
        }
        drop(newest);
        self.kept.send_replace(position);
        // Freed after the lock.
        drop(old);
    }

    fn find(&self, request_id: &str) -> Option<Placed> {
        self.newest.lock().records.iter().rev().find(|placed| placed.record.request_id == request_id).cloned()
    }

    /// The newest records below a place, newest first.
    fn page(&self, before: i64, limit: usize) -> Vec<Placed> {
        let newest = self.newest.lock();
        let end = newest.records.partition_point(|placed| placed.position < before);
        newest.records.range(..end).rev().take(limit).cloned().collect()
    }

    /// Forgets every record. To free them takes longer than to forget them, so that is left to the caller.
    ///
    /// Those of calls that have a place already and are not written yet count no more.
    pub(crate) fn clear(&self) -> impl Sized + Send + use<> {
        let mut newest = self.newest.lock();
        self.places.forgotten.store(self.places.last(), Ordering::Release);
        std::mem::take(&mut *newest)
    }
}

/// A place in the queue of records. Dropping it gives it back.
#[derive(Debug)]
pub struct Place<'q> {
    trail: &'q Trail,
    permit: Option<mpsc::Permit<'q, Placed>>,
}

impl Place<'_> {
    /// Hands in the record of a call that changed nothing.
    pub fn fill(self, record: Record) {
        let placed = Placed::new(self.trail.next(), record);
        self.trail.keep(placed.clone());
        match self.permit {
            Some(permit) => permit.send(placed),
            None if self.trail.has_rows() => tracing::error!("the audit trail is closed; a record is lost"),
            None => {}
        }
    }
}

impl Scope<'_> {
    /// Records the call of this scope: in its own transaction, and among the newest once that is committed.
    pub fn record(&mut self, record: Record) -> Result<()> {
        let trail = &self.store().0.trail;
        let placed = Placed::new(trail.next(), record);
        if trail.has_rows() {
            insert(self.conn()?, std::slice::from_ref(&placed))?;
        }
        self.recorded = Some(placed);
        Ok(())
    }
}

impl Store {
    /// Takes a place in the queue for the record of a call; waits while the queue is full. With it in hand, the call
    /// runs to its end and leaves its record without waiting.
    pub async fn place_in_trail(&self) -> Place<'_> {
        let trail = &self.0.trail;
        let permit = match &trail.queue {
            Some(queue) => queue.reserve().await.ok(),
            None => None,
        };
        Place { trail, permit }
    }

    /// Waits until every record handed in so far is written; in memory there is nothing to write.
    pub(crate) async fn flush(&self) {
        if self.0.trail.has_rows() {
            self.0.background.flush().await;
        }
    }

    /// Changes with each record that is kept, to its place. Two calls at once may be kept in the other order than their
    /// places.
    pub fn follow_records(&self) -> watch::Receiver<i64> {
        self.0.trail.kept.subscribe()
    }

    /// The record of one request, when it is among the newest.
    pub fn find_recent(&self, request_id: &str) -> Option<Arc<Record>> {
        self.0.trail.find(request_id).map(|placed| placed.record)
    }

    /// The record of one request.
    pub async fn find_record(&self, request_id: &str) -> Result<Option<Kept>> {
        if let Some(placed) = self.0.trail.find(request_id) {
            return Ok(Some(placed.kept()));
        }
        if !self.0.trail.has_rows() {
            return Ok(None);
        }
        self.flush().await;
        let query = sql!(
            "SELECT position, request_id, at, service, action, status, record FROM audit WHERE request_id = $1",
            request_id,
        );
        query.fetch_optional(self.0.database.read()?.conn()?)
    }

    /// The newest records below a position, newest first.
    pub async fn recent_records(&self, before: i64, limit: i64) -> Result<Vec<Kept>> {
        if !self.0.trail.has_rows() {
            let page = self.0.trail.page(before, usize::try_from(limit).unwrap_or(0));
            return Ok(page.iter().map(Placed::kept).collect());
        }
        self.flush().await;
        let query = sql!(
            "SELECT position, request_id, at, service, action, status, record FROM audit
             WHERE position < $1 ORDER BY position DESC LIMIT $2",
            before,
            limit,
        );
        query.fetch_all(self.0.database.read()?.conn()?)
    }
}

/// Writes records.
pub(crate) fn insert(conn: &mut Conn, records: &[Placed]) -> Result<()> {
    for Placed { position, record, .. } in records {
        sql!(
            "INSERT INTO audit (position, request_id, at, tenant, service, action, status, record)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            position,
            record.request_id,
            time::to_millis(record.at),
            record.tenant.map(|tenant| tenant.0),
            record.service,
            *record.action,
            record.status,
            record.detail.to_json(),
        )
        .execute(conn)?;
    }
    Ok(())
}

/// The place of the oldest record and of the newest; zeros when there is none.
pub(crate) fn ends(conn: &mut Conn) -> Result<(i64, i64)> {
    let oldest = sql!("SELECT COALESCE(MIN(position), 0) AS oldest FROM audit").fetch_one(conn)?;
    let newest = sql!("SELECT COALESCE(MAX(position), 0) AS newest FROM audit").fetch_one(conn)?;
    Ok((oldest, newest))
}

/// Removes the records below this place.
pub(crate) fn prune(conn: &mut Conn, below: i64) -> Result<()> {
    sql!("DELETE FROM audit WHERE position < $1", below).execute(conn).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug)]
    struct Sized(usize);

    impl Detail for Sized {
        fn to_json(&self) -> String {
            format!("{{\"size\":{}}}", self.0)
        }

        fn size(&self) -> usize {
            self.0
        }
    }

    fn record(id: &str, size: usize) -> Record {
        Record {
            request_id: id.to_owned(),
            at: Timestamp::UNIX_EPOCH,
            tenant: None,
            service: "Test",
            action: "Do".into(),
            status: 200,
            detail: Arc::new(Sized(size)),
        }
    }

    fn fill(trail: &Trail, id: &str, size: usize) {
        Place { trail, permit: None }.fill(record(id, size));
    }

    fn ids(trail: &Trail, before: i64, limit: usize) -> Vec<String> {
        trail.page(before, limit).iter().map(|placed| placed.record.request_id.clone()).collect()
    }

    #[test]
    fn records_stand_in_the_order_of_their_places() {
        let trail = Trail::new(Arc::new(Places::after(7)), None);
        fill(&trail, "a", 1);
        let early = trail.next();
        fill(&trail, "c", 1);
        fill(&trail, "d", 1);
        trail.keep(Placed::new(early, record("b", 1)));
        assert_eq!(ids(&trail, i64::MAX, 10), ["d", "c", "b", "a"]);
        assert_eq!(ids(&trail, early, 10), ["a"]);
        assert_eq!(ids(&trail, i64::MAX, 2), ["d", "c"]);
        let found = trail.find("b").expect("it is there").kept();
        assert_eq!((found.position, found.record.as_str()), (9, "{\"size\":1}"));
        let late = trail.next();
        drop(trail.clear());
        trail.keep(Placed::new(late, record("late", 1)));
        assert_eq!(ids(&trail, i64::MAX, 10), [""; 0]);
        assert_eq!(trail.next(), 13, "places are never taken twice");
    }

    #[test]
    fn the_oldest_records_go_when_there_are_too_many_or_they_are_too_large() {
        let bytes = 3 * size_of::<Record>() + 100;
        let trail = Trail { limit: Limit { records: 3, bytes }, ..Trail::new(Arc::default(), None) };
        for id in ["a", "b", "c", "d"] {
            fill(&trail, id, 10);
        }
        assert_eq!(ids(&trail, i64::MAX, 10), ["d", "c", "b"]);
        fill(&trail, "large", size_of::<Record>() + 85);
        assert_eq!(ids(&trail, i64::MAX, 10), ["large", "d"]);
        fill(&trail, "too large", bytes);
        assert_eq!(ids(&trail, i64::MAX, 10), [""; 0]);
        assert_eq!(trail.newest.lock().bytes, 0);
    }
}
