//! Connections to the database and the transactions on them.
//!
//! In a folder one connection writes and others read, each its own snapshot; on a PostgreSQL server, which only tests
//! have, the same. In memory there is one connection, and readers and the writer take turns: SQLite's shared memory
//! databases have no log, so that readers would fail while somebody commits.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use parking_lot::{ArcMutexGuard, Mutex, RawMutex};
use tokio::sync::{Mutex as AsyncMutex, MutexGuard, OwnedMutexGuard};

use crate::sqlite::Sqlite;
use crate::{Conn, Fault, Place, Result, migrate};

/// How many idle connections are kept for reading.
const IDLE: usize = 8;

/// How many pages of four kibibytes the log of a folder may have before writers wait for it to be copied.
const LONG_LOG: i64 = 8_192;

/// How long a call waits for the one connection to a database in memory. Nobody holds it for more than milliseconds; a
/// call that already holds it would wait for itself.
const PATIENCE: Duration = Duration::from_secs(10);

#[derive(Debug)]
pub(crate) struct Database {
    kept: Kept,
    /// Whose turn it is to write.
    turn: Arc<AsyncMutex<Turn>>,
    /// How many transactions were committed since the log was copied.
    commits: Arc<AtomicU64>,
}

/// Where the database is.
#[derive(Debug)]
enum Kept {
    Shared { source: Source, idle: Arc<Mutex<Vec<Conn>>> },
    Memory(Arc<Mutex<Conn>>),
}

/// Where connections with a snapshot of their own come from.
#[derive(Debug)]
enum Source {
    File(PathBuf),
    #[cfg(feature = "postgres")]
    Server(crate::postgres::Server),
}

impl Source {
    fn connect(&self) -> Result<Conn> {
        match self {
            Self::File(file) => Sqlite::open(file).map(Conn::from),
            #[cfg(feature = "postgres")]
            Self::Server(server) => server.connect().map(Conn::from),
        }
    }
}

/// The turn to write.
#[derive(Debug, Default)]
struct Turn {
    /// The connection that writes; `None` until somebody writes, after one was given up, after the end, and in memory.
    conn: Option<Conn>,
    closed: bool,
}

impl Database {
    pub(crate) fn open(place: &Place) -> Result<Self> {
        let (kept, conn) = match place {
            Place::Folder(path) => {
                fs::create_dir_all(path)?;
                let file = path.join("yunbox.db");
                private_file(&file)?;
                shared(Source::File(file))?
            }
            Place::Ephemeral => {
                let mut conn = Conn::in_memory()?;
                migrate::run(&mut conn)?;
                return Ok(Self::in_memory(conn));
            }
            #[cfg(feature = "postgres")]
            Place::Postgres { url, schema } => shared(Source::Server(crate::postgres::Server::open(url, schema)?))?,
        };
        Ok(Self::new(kept, conn))
    }

    /// A database in memory, which has its tables already.
    pub(crate) fn in_memory(conn: Conn) -> Self {
        Self::new(Kept::Memory(Arc::new(Mutex::new(conn))), None)
    }

    fn new(kept: Kept, conn: Option<Conn>) -> Self {
        Self { kept, turn: Arc::new(AsyncMutex::new(Turn { conn, closed: false })), commits: Arc::default() }
    }

    pub(crate) fn is_in_memory(&self) -> bool {
        matches!(self.kept, Kept::Memory(_))
    }

    /// A connection to read with. In a folder it has a snapshot of its own; in memory nobody else can use the
    /// database meanwhile.
    pub(crate) fn read(&self) -> Result<Reading> {
        match &self.kept {
            Kept::Shared { source, idle } => {
                let kept = idle.lock().pop();
                let mut conn = kept.map_or_else(|| source.connect(), Ok)?;
                conn.begin_reading()?;
                Ok(Reading::Snapshot { conn: Some(conn), idle: Arc::clone(idle) })
            }
            Kept::Memory(conn) => Ok(Reading::Only(only(conn)?)),
        }
    }

    /// A transaction that writes, as soon as nobody else holds one. Whoever waits holds no thread.
    pub(crate) async fn write(&self) -> Result<Writing> {
        let mut turn = Arc::clone(&self.turn).lock_owned().await;
        if turn.closed {
            return Err(Fault::Closed);
        }
        let mut conn = match &self.kept {
            Kept::Shared { source, .. } => {
                let conn = turn.conn.take();
                Writer::Own(conn.map_or_else(|| source.connect(), Ok)?)
            }
            Kept::Memory(conn) => Writer::Only(only(conn)?),
        };
        conn.conn().begin_writing()?;
        Ok(Writing { conn: Some(conn), turn, commits: Arc::clone(&self.commits) })
    }

    /// The whole database as it is, in memory.
    pub(crate) fn copy(&self) -> Result<Conn> {
        let mut copy = Conn::in_memory()?;
        self.read()?.conn()?.copy_to(&mut copy)?;
        Ok(copy)
    }

    /// The turn to write, for putting another database in place of this one.
    pub(crate) async fn begin_swap(&self) -> Result<Swap<'_>> {
        let turn = self.turn.lock().await;
        if turn.closed { Err(Fault::Closed) } else { Ok(Swap { database: self, turn }) }
    }

    /// Copies the log of a database in a folder into its file, once that many transactions were committed since the last
    /// time; elsewhere there is none.
    ///
    /// Readers and writers go on meanwhile. While somebody always writes, the log has new pages before its last one is
    /// copied, and grows on; once it is [`LONG_LOG`] pages long, the last ones are copied in the turn to write, which lets
    /// the next writer begin the log anew.
    pub(crate) async fn copy_log(&self, after: u64) -> Result<()> {
        let Kept::Shared { source: source @ Source::File(_), idle } = &self.kept else { return Ok(()) };
        if self.commits.load(Ordering::Relaxed) < after {
            return Ok(());
        }
        self.commits.store(0, Ordering::Relaxed);
        let kept = idle.lock().pop();
        let mut conn = kept.map_or_else(|| source.connect(), Ok)?;
        if copy_log(&mut conn)? > LONG_LOG {
            let _turn = self.turn.lock().await;
            copy_log(&mut conn)?;
        }
        idle.lock().push(conn);
        Ok(())
    }

    pub(crate) async fn close(&self) {
        let mut turn = self.turn.lock().await;
        *turn = Turn { conn: None, closed: true };
        if let Kept::Shared { idle, .. } = &self.kept {
            idle.lock().clear();
        }
    }
}

/// Connections to one database, with its schema brought up to date.
fn shared(source: Source) -> Result<(Kept, Option<Conn>)> {
    let mut conn = source.connect()?;
    migrate::run(&mut conn)?;
    Ok((Kept::Shared { source, idle: Arc::default() }, Some(conn)))
}

/// Copies as much of the log as nobody reads and returns how many pages it has.
fn copy_log(conn: &mut Conn) -> Result<i64> {
    let done: Option<(i64, i64, i64)> = conn.row("PRAGMA wal_checkpoint(PASSIVE)", &[])?;
    Ok(done.map_or(0, |(_, pages, _)| pages))
}

/// The one connection, once nobody else holds it.
fn only(conn: &Arc<Mutex<Conn>>) -> Result<ArcMutexGuard<RawMutex, Conn>> {
    conn.try_lock_arc_for(PATIENCE).ok_or(Fault::Held)
}

/// A connection that reads.
pub(crate) enum Reading {
    Snapshot { conn: Option<Conn>, idle: Arc<Mutex<Vec<Conn>>> },
    Only(ArcMutexGuard<RawMutex, Conn>),
}

impl Reading {
    /// The connection, for statements.
    pub(crate) fn conn(&mut self) -> Result<&mut Conn> {
        match self {
            Self::Snapshot { conn, .. } => conn.as_mut().ok_or(Fault::Closed),
            Self::Only(conn) => Ok(conn),
        }
    }
}

impl Drop for Reading {
    fn drop(&mut self) {
        let Self::Snapshot { conn, idle } = self else { return };
        let Some(mut conn) = conn.take() else { return };
        if let Err(fault) = conn.undo() {
            tracing::error!(%fault, "a reading connection was given up");
            return;
        }
        let mut idle = idle.lock();
        if idle.len() < IDLE {
            idle.push(conn);
        }
    }
}

/// The connection that a transaction writes with.
enum Writer {
    Own(Conn),
    Only(ArcMutexGuard<RawMutex, Conn>),
}

impl Writer {
    fn conn(&mut self) -> &mut Conn {
        match self {
            Self::Own(conn) => conn,
            Self::Only(conn) => conn,
        }
    }
}

/// A transaction that writes. Dropping it undoes what it wrote before anybody else can write.
///
/// Outside of memory, a transaction that does not end well costs its connection: after a statement or a commit that
/// failed, SQLite may have undone the transaction by itself or may not. The next writer connects anew. The connection to
/// a database in memory is the database, so it is asked.
pub(crate) struct Writing {
    conn: Option<Writer>,
    turn: OwnedMutexGuard<Turn>,
    commits: Arc<AtomicU64>,
}

impl Writing {
    /// The connection, for statements.
    pub(crate) fn conn(&mut self) -> Result<&mut Conn> {
        self.conn.as_mut().map(Writer::conn).ok_or(Fault::Closed)
    }

    /// Keeps what was written.
    pub(crate) fn commit(self) -> Result<()> {
        self.commit_and(|| ())
    }

    /// Keeps what was written, and then makes it known, before anybody else can write.
    pub(crate) fn commit_and(mut self, publish: impl FnOnce()) -> Result<()> {
        self.end(Conn::commit)?;
        self.commits.fetch_add(1, Ordering::Relaxed);
        publish();
        Ok(())
    }

    /// Undoes what was written.
    pub(crate) fn undo(mut self) -> Result<()> {
        self.end(Conn::undo)
    }

    fn end(&mut self, how: fn(&mut Conn) -> Result<()>) -> Result<()> {
        match self.conn.take() {
            None => Ok(()),
            Some(Writer::Own(mut conn)) => {
                // Closing a connection undoes whatever is left of its transaction.
                how(&mut conn)?;
                self.turn.conn = Some(conn);
                Ok(())
            }
            Some(Writer::Only(mut conn)) => {
                let ended = how(&mut conn);
                if conn.is_in_transaction() {
                    conn.undo()?;
                }
                ended
            }
        }
    }
}

impl Drop for Writing {
    fn drop(&mut self) {
        if let Err(fault) = self.end(Conn::undo) {
            tracing::warn!(%fault, "a transaction was dropped and could not be undone");
        }
    }
}

/// The turn to write, held for putting another database in place of this one.
pub(crate) struct Swap<'d> {
    database: &'d Database,
    turn: MutexGuard<'d, Turn>,
}

impl Swap<'_> {
    /// Puts the source in place of the database in one step, and then makes it known, before anybody writes again and in
    /// memory before anybody reads.
    pub(crate) fn put(mut self, source: &Conn, publish: impl FnOnce()) -> Result<()> {
        match &self.database.kept {
            Kept::Shared { source: place, .. } => {
                let conn = self.turn.conn.take();
                let mut conn = conn.map_or_else(|| place.connect(), Ok)?;
                source.copy_to(&mut conn)?;
                self.turn.conn = Some(conn);
                self.database.commits.fetch_add(1, Ordering::Relaxed);
                publish();
            }
            Kept::Memory(conn) => {
                let mut conn = only(conn)?;
                source.copy_to(&mut conn)?;
                publish();
            }
        }
        Ok(())
    }
}

impl std::fmt::Debug for Reading {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Reading")
    }
}

impl std::fmt::Debug for Writing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Writing")
    }
}

/// Makes the file readable by its owner only before anything is written to it: it will hold secrets.
fn private_file(file: &Path) -> std::io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file).map(drop)
}

#[cfg(test)]
mod tests;
