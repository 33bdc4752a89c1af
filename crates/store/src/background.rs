//! The thread of the store: work that no call waits for.
//!
//! It writes records of calls that changed nothing, prunes the trail, and copies the log of a database in a folder into
//! its file. Everything that takes the turn to write is done in steps of less than a millisecond. Records that the
//! database refuses, as it does while the disk is full, wait for the next batch.

use std::sync::Arc;
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::sync::{Notify, mpsc, oneshot};

use crate::audit::{self, KEPT, Placed, Places, Trail};
use crate::database::Database;
use crate::{Result, Store};

/// How many records may wait to be written.
const WAITING: usize = 8_192;

/// How many records one transaction writes or removes at most: calls that write wait for it.
const BATCH: usize = 64;

/// How long records gather. One transaction then holds many.
const LINGER: Duration = Duration::from_millis(20);

/// After how many commits the log of a folder is copied into the database. One has some ten pages of four kibibytes.
const COMMITS: u64 = 128;

/// The end of the thread where calls hand in work.
#[derive(Debug)]
pub(crate) struct Background {
    flushes: mpsc::Sender<oneshot::Sender<()>>,
    /// Wakes the thread after a commit.
    committed: Arc<Notify>,
    runtime: Handle,
}

impl Background {
    /// Starts the thread, and begins the trail that it writes.
    pub(crate) fn start(database: &Arc<Database>) -> Result<(Self, Trail)> {
        let (oldest, newest) = audit::ends(database.read()?.conn()?)?;
        let places = Arc::new(Places::after(newest));
        let (flushes, asked) = mpsc::channel(WAITING);
        let committed = Arc::new(Notify::new());
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build()?;
        let handle = runtime.handle().clone();
        let (queue, records) = mpsc::channel(WAITING);
        let worker = Worker {
            database: Arc::clone(database),
            places: Arc::clone(&places),
            committed: Arc::clone(&committed),
            records: Vec::new(),
            oldest,
        };
        // A database in memory has no log, and the trail there no rows.
        let in_memory = database.is_in_memory();
        let work = move || {
            if in_memory { runtime.block_on(idle(asked)) } else { runtime.block_on(worker.run(records, asked)) }
        };
        std::thread::Builder::new().name("yunbox-store".to_owned()).spawn(work)?;
        let trail = Trail::new(places, (!in_memory).then_some(queue));
        Ok((Self { flushes, committed, runtime: handle }, trail))
    }

    /// Says that something was committed.
    pub(crate) fn committed(&self) {
        self.committed.notify_one();
    }

    /// Waits until every record handed in so far is written.
    pub(crate) async fn flush(&self) {
        let (done, written) = oneshot::channel();
        if self.flushes.send(done).await.is_ok() {
            written.await.ok();
        }
    }
}

impl Store {
    /// Runs work beside the calls, on the thread of the store. It must not take the turn to write for long.
    pub fn in_background(&self, work: impl Future<Output = ()> + Send + 'static) {
        self.0.background.runtime.spawn(work);
    }
}

/// Runs until the store is gone; only what calls hand in as futures is done meanwhile.
async fn idle(mut flushes: mpsc::Receiver<oneshot::Sender<()>>) {
    while let Some(done) = flushes.recv().await {
        done.send(()).ok();
    }
}

struct Worker {
    database: Arc<Database>,
    /// Places in the trail.
    places: Arc<Places>,
    committed: Arc<Notify>,
    /// What the database has not taken yet.
    records: Vec<Placed>,
    /// The oldest place in the trail.
    oldest: i64,
}

impl Worker {
    async fn run(mut self, mut queue: mpsc::Receiver<Placed>, mut flushes: mpsc::Receiver<oneshot::Sender<()>>) {
        loop {
            let (mut fresh, mut waiting) = (Vec::new(), Vec::new());
            tokio::select! {
                count = queue.recv_many(&mut fresh, WAITING) => if count == 0 { return },
                Some(done) = flushes.recv() => waiting.push(done),
                () = self.committed.notified() => {}
            }
            if waiting.is_empty() {
                tokio::select! {
                    () = tokio::time::sleep(LINGER) => {}
                    Some(done) = flushes.recv() => waiting.push(done),
                }
            }
            self.records.append(&mut fresh);
            // Whatever was handed in before a flush was asked for is in the queue by now.
            while let Ok(record) = queue.try_recv() {
                self.records.push(record);
            }
            if let Err(fault) = self.write().await {
                let lost = self.records.len().saturating_sub(WAITING);
                self.records.drain(..lost);
                tracing::error!(%fault, waiting = self.records.len(), lost, "audit records could not be written");
            }
            if let Err(fault) = self.prune().await {
                tracing::error!(%fault, "old audit records could not be pruned");
            }
            if let Err(fault) = self.database.copy_log(COMMITS).await {
                tracing::error!(%fault, "the log of the database could not be copied into it");
            }
            for done in waiting {
                done.send(()).ok();
            }
        }
    }

    /// Writes what waits. What the database refuses goes on waiting.
    async fn write(&mut self) -> Result<()> {
        while !self.records.is_empty() {
            let batch = self.records.get(..BATCH).unwrap_or(&self.records);
            let length = batch.len();
            let mut writing = self.database.write().await?;
            let counts: Vec<_> = batch.iter().filter(|placed| self.places.counts(placed.position)).cloned().collect();
            audit::insert(writing.conn()?, &counts)?;
            writing.commit()?;
            self.records.drain(..length);
        }
        Ok(())
    }

    /// Removes the records that are too many, from the oldest on.
    async fn prune(&mut self) -> Result<()> {
        let keep_from = self.places.last() - KEPT;
        let step = i64::try_from(BATCH).unwrap_or(1);
        // Not for each record that is too many: a step is worth its transaction.
        while self.oldest + step <= keep_from {
            let below = self.oldest + step;
            let mut writing = self.database.write().await?;
            audit::prune(writing.conn()?, below)?;
            writing.commit()?;
            self.oldest = below;
        }
        Ok(())
    }
}
