//! The audit trail: what every call asked, who asked, and what was decided.
//!
//! A call that changed something is recorded in its own transaction. All others go through a bounded
//! queue to a task that writes them in batches; when the queue is full, the call waits. Records that the database
//! refuses, as it does while the disk is full, wait for the next batch.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use kernel::{TenantId, Timestamp, time};
use tokio::sync::{mpsc, oneshot};

use crate::database::Database;
use crate::{Conn, Result, Scope, Store, row, sql};

/// How many records the trail keeps; older ones are pruned.
pub const KEPT: i64 = 200_000;

/// How many records may wait to be written.
const WAITING: usize = 8_192;

/// How many records one transaction of the background task writes at most.
const BATCH: usize = 1_024;

/// How long the background task lets records gather. One transaction then holds many.
const LINGER: Duration = Duration::from_millis(20);

/// One call.
#[derive(Debug, Clone)]
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
    pub action: String,
    /// Status of the answer.
    pub status: u16,
    /// Everything else, as a JSON object. Never a secret.
    pub detail: String,
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

/// The trail's end where records are handed in.
#[derive(Debug)]
pub struct Journal {
    queue: mpsc::Sender<Record>,
    flushes: mpsc::Sender<oneshot::Sender<()>>,
    position: Arc<AtomicI64>,
}

impl Journal {
    pub(crate) fn start(database: &Arc<Database>) -> Result<Self> {
        let last = sql!("SELECT COALESCE(MAX(position), 0) AS last FROM audit");
        let last = last.fetch_one(database.read()?.conn()?)?;
        let position = Arc::new(AtomicI64::new(last));
        let (queue, records) = mpsc::channel(WAITING);
        let (flushes, asked) = mpsc::channel(WAITING);
        let batches = write_batches(Arc::clone(database), records, asked, Arc::clone(&position));
        // A thread of its own: a batch is many rows, and no thread that serves calls waits for them.
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build()?;
        std::thread::Builder::new().name("yunbox-store".to_owned()).spawn(move || runtime.block_on(batches))?;
        Ok(Self { queue, flushes, position })
    }

    /// Takes a place in the queue for the record of a call; waits while the queue is full. With it in hand, the call
    /// runs to its end and leaves its record without waiting.
    pub async fn place(&self) -> Place<'_> {
        Place(self.queue.reserve().await.ok())
    }

    /// Waits until everything handed in so far is written.
    pub async fn flush(&self) {
        let (done, written) = oneshot::channel();
        if self.flushes.send(done).await.is_ok() {
            written.await.ok();
        }
    }
}

/// A place in the queue of records. Dropping it gives it back.
#[derive(Debug)]
pub struct Place<'j>(Option<mpsc::Permit<'j, Record>>);

impl Place<'_> {
    /// Hands in the record of a call that changed nothing.
    pub fn fill(self, record: Record) {
        if let Some(place) = self.0 {
            place.send(record);
        } else {
            tracing::error!("the audit trail is closed; a record is lost");
        }
    }
}

impl Scope<'_> {
    /// Records the call of this scope in its own transaction.
    pub fn record(&mut self, record: &Record) -> Result<()> {
        let first = self.store().journal().position.fetch_add(1, Ordering::Relaxed) + 1;
        insert(self.conn()?, first, std::slice::from_ref(record))
    }
}

impl Store {
    /// The record of one request.
    pub async fn find_record(&self, request_id: &str) -> Result<Option<Kept>> {
        self.journal().flush().await;
        let query = sql!(
            "SELECT position, request_id, at, service, action, status, record FROM audit WHERE request_id = $1",
            request_id,
        );
        query.fetch_optional(self.0.database.read()?.conn()?)
    }

    /// The newest records below a position, newest first.
    pub async fn recent_records(&self, before: i64, limit: i64) -> Result<Vec<Kept>> {
        self.journal().flush().await;
        let query = sql!(
            "SELECT position, request_id, at, service, action, status, record FROM audit
             WHERE position < $1 ORDER BY position DESC LIMIT $2",
            before,
            limit,
        );
        query.fetch_all(self.0.database.read()?.conn()?)
    }
}

async fn write_batches(
    database: Arc<Database>,
    mut queue: mpsc::Receiver<Record>,
    mut flushes: mpsc::Receiver<oneshot::Sender<()>>,
    position: Arc<AtomicI64>,
) {
    let mut since_pruning = 0;
    // What earlier batches could not write.
    let mut records = Vec::new();
    loop {
        let (mut fresh, mut waiting) = (Vec::new(), Vec::new());
        tokio::select! {
            count = queue.recv_many(&mut fresh, BATCH) => if count == 0 { return },
            Some(done) = flushes.recv() => waiting.push(done),
        }
        if waiting.is_empty() {
            tokio::select! {
                () = tokio::time::sleep(LINGER) => {}
                Some(done) = flushes.recv() => waiting.push(done),
            }
        }
        records.append(&mut fresh);
        // Whatever was handed in before a flush was asked for is in the queue by now.
        while let Ok(record) = queue.try_recv() {
            records.push(record);
        }
        since_pruning += records.len();
        records = write_all(&database, &position, records).await;
        if since_pruning > BATCH * 16 {
            since_pruning = 0;
            if let Err(fault) = prune(&database, position.load(Ordering::Relaxed) - KEPT).await {
                tracing::error!(%fault, "old audit records could not be pruned");
            }
        }
        for done in waiting {
            done.send(()).ok();
        }
    }
}

/// Writes records in batches and returns those that the database refused, at most as many as may wait.
async fn write_all(database: &Database, position: &AtomicI64, mut records: Vec<Record>) -> Vec<Record> {
    while !records.is_empty() {
        let batch = records.get(..BATCH).unwrap_or(&records);
        let length = batch.len();
        let count = i64::try_from(length).unwrap_or(0);
        let first = position.fetch_add(count, Ordering::Relaxed) + 1;
        if let Err(fault) = write(database, first, batch).await {
            let lost = records.len().saturating_sub(WAITING);
            records.drain(..lost);
            tracing::error!(%fault, waiting = records.len(), lost, "audit records could not be written");
            break;
        }
        records.drain(..length);
    }
    records
}

async fn write(database: &Database, first: i64, records: &[Record]) -> Result<()> {
    let mut writing = database.write().await?;
    insert(writing.conn()?, first, records)?;
    writing.commit()
}

fn insert(conn: &mut Conn, first: i64, records: &[Record]) -> Result<()> {
    for (record, position) in records.iter().zip(first..) {
        sql!(
            "INSERT INTO audit (position, request_id, at, tenant, service, action, status, record)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            position,
            record.request_id,
            time::to_millis(record.at),
            record.tenant.map(|tenant| tenant.0),
            record.service,
            record.action,
            record.status,
            record.detail,
        )
        .execute(conn)?;
    }
    Ok(())
}

async fn prune(database: &Database, below: i64) -> Result<()> {
    let mut writing = database.write().await?;
    sql!("DELETE FROM audit WHERE position < $1", below).execute(writing.conn()?)?;
    writing.commit()
}
