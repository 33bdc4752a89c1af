//! One connection that writes, several that read, and the transactions on them.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use parking_lot::Mutex;
use tokio::sync::{Mutex as AsyncMutex, OwnedMutexGuard};

use crate::{Conn, Fault, Place, Result, migrate};

/// How many idle connections are kept for reading.
const IDLE: usize = 8;

#[derive(Debug)]
pub(crate) struct Database {
    file: PathBuf,
    durable: bool,
    writer: Arc<AsyncMutex<Writer>>,
    idle: Arc<Mutex<Vec<Conn>>>,
    /// Removes an ephemeral folder when the store goes.
    _folder: Option<tempfile::TempDir>,
}

/// The connection that writes; `None` until somebody writes, after one was given up, and after the end.
#[derive(Debug, Default)]
struct Writer {
    conn: Option<Conn>,
    closed: bool,
}

impl Database {
    pub(crate) fn open(place: &Place) -> Result<Self> {
        let (path, folder) = match place {
            Place::Folder(path) => {
                fs::create_dir_all(path)?;
                (path.clone(), None)
            }
            Place::Ephemeral => {
                let folder = tempfile::Builder::new().prefix("yunbox-").tempdir()?;
                (folder.path().to_path_buf(), Some(folder))
            }
        };
        let file = path.join("yunbox.db");
        private_file(&file)?;
        // An ephemeral store need not survive the machine.
        let durable = folder.is_none();
        let mut conn = Conn::open(&file, durable)?;
        migrate::run(&mut conn)?;
        let writer = Arc::new(AsyncMutex::new(Writer { conn: Some(conn), closed: false }));
        Ok(Self { file, durable, writer, idle: Arc::default(), _folder: folder })
    }

    /// A connection with a snapshot of its own.
    pub(crate) fn read(&self) -> Result<Reading> {
        let idle = self.idle.lock().pop();
        let mut conn = idle.map_or_else(|| Conn::open(&self.file, self.durable), Ok)?;
        conn.execute("BEGIN", &[])?;
        Ok(Reading { conn: Some(conn), idle: Arc::clone(&self.idle) })
    }

    /// A transaction that writes, as soon as nobody else holds one. Whoever waits holds no thread.
    pub(crate) async fn write(&self) -> Result<Writing> {
        let mut writer = Arc::clone(&self.writer).lock_owned().await;
        if writer.closed {
            return Err(Fault::Closed);
        }
        let conn = writer.conn.take();
        let mut conn = conn.map_or_else(|| Conn::open(&self.file, self.durable), Ok)?;
        // The write lock is taken at once, so that a transaction never has to upgrade from reading to writing.
        conn.execute("BEGIN IMMEDIATE", &[])?;
        Ok(Writing { conn: Some(conn), writer })
    }

    pub(crate) async fn close(&self) {
        let mut writer = self.writer.lock().await;
        *writer = Writer { conn: None, closed: true };
        self.idle.lock().clear();
    }
}

/// A connection that reads one snapshot.
#[derive(Debug)]
pub(crate) struct Reading {
    conn: Option<Conn>,
    idle: Arc<Mutex<Vec<Conn>>>,
}

impl Reading {
    /// The connection, for statements.
    pub(crate) fn conn(&mut self) -> Result<&mut Conn> {
        self.conn.as_mut().ok_or(Fault::Closed)
    }
}

impl Drop for Reading {
    fn drop(&mut self) {
        let Some(mut conn) = self.conn.take() else { return };
        if let Err(fault) = conn.execute("ROLLBACK", &[]) {
            tracing::error!(%fault, "a reading connection was given up");
            return;
        }
        let mut idle = self.idle.lock();
        if idle.len() < IDLE {
            idle.push(conn);
        }
    }
}

/// A transaction that writes. Dropping it undoes what it wrote before anybody else can write.
///
/// A transaction that does not end well costs its connection: after a statement or a commit that failed, SQLite may
/// have undone the transaction by itself or may not. The next writer connects anew.
#[derive(Debug)]
pub(crate) struct Writing {
    conn: Option<Conn>,
    writer: OwnedMutexGuard<Writer>,
}

impl Writing {
    /// The connection, for statements.
    pub(crate) fn conn(&mut self) -> Result<&mut Conn> {
        self.conn.as_mut().ok_or(Fault::Closed)
    }

    /// Keeps what was written.
    pub(crate) fn commit(mut self) -> Result<()> {
        self.end("COMMIT")
    }

    /// Undoes what was written.
    pub(crate) fn undo(mut self) -> Result<()> {
        self.end("ROLLBACK")
    }

    fn end(&mut self, statement: &str) -> Result<()> {
        let Some(mut conn) = self.conn.take() else { return Ok(()) };
        // Closing a connection undoes whatever is left of its transaction.
        conn.execute(statement, &[])?;
        self.writer.conn = Some(conn);
        Ok(())
    }
}

impl Drop for Writing {
    fn drop(&mut self) {
        self.end("ROLLBACK").ok();
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
mod tests {
    use super::*;
    use crate::sql;

    fn open() -> (tempfile::TempDir, Database) {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::open(&Place::Folder(folder.path().to_path_buf())).unwrap();
        (folder, database)
    }

    fn insert(writing: &mut Writing, name: &str) {
        sql!("INSERT INTO facts (name, value) VALUES ($1, 'x')", name).execute(writing.conn().unwrap()).unwrap();
    }

    fn names(reading: &mut Reading) -> Vec<String> {
        sql!("SELECT name FROM facts ORDER BY name").fetch_all(reading.conn().unwrap()).unwrap()
    }

    #[tokio::test]
    async fn only_what_is_committed_stays() {
        let (_folder, database) = open();
        for (name, how) in [("committed", 0), ("undone", 1), ("dropped", 2)] {
            let mut writing = database.write().await.unwrap();
            insert(&mut writing, name);
            match how {
                0 => writing.commit().unwrap(),
                1 => writing.undo().unwrap(),
                _ => drop(writing),
            }
        }
        assert_eq!(names(&mut database.read().unwrap()), ["committed"]);
    }

    /// A full disk makes SQLite undo a transaction by itself; a connection that was still thought to be in one refused
    /// every later writer.
    #[tokio::test]
    async fn a_transaction_that_ended_by_itself_stops_no_later_writer() {
        let (_folder, database) = open();
        for _ in 0..3 {
            let mut writing = database.write().await.unwrap();
            insert(&mut writing, "lost");
            writing.conn().unwrap().batch("ROLLBACK").unwrap();
            assert!(writing.commit().is_err(), "nothing was left to commit");
            let mut writing = database.write().await.unwrap();
            writing.conn().unwrap().batch("ROLLBACK").unwrap();
            drop(writing);
        }
        let mut writing = database.write().await.unwrap();
        insert(&mut writing, "kept");
        writing.commit().unwrap();
        assert_eq!(names(&mut database.read().unwrap()), ["kept"]);
    }

    #[tokio::test]
    async fn a_reader_keeps_its_snapshot_and_the_next_one_sees_what_came_since() {
        let (_folder, database) = open();
        for number in 0..3 * IDLE {
            let mut reading = database.read().unwrap();
            assert_eq!(names(&mut reading).len(), number);
            let mut writing = database.write().await.unwrap();
            insert(&mut writing, &format!("{number:03}"));
            writing.commit().unwrap();
            assert_eq!(names(&mut reading).len(), number, "the snapshot changed");
        }
    }

    #[tokio::test]
    async fn a_connection_that_waits_holds_no_snapshot() {
        let (_folder, database) = open();
        drop([database.read().unwrap(), database.read().unwrap()].map(|mut reading| names(&mut reading)));
        let mut writing = database.write().await.unwrap();
        insert(&mut writing, "x");
        writing.commit().unwrap();
        let mut conn = Conn::open(&database.file, true).unwrap();
        let checkpoint = conn.row("PRAGMA wal_checkpoint(TRUNCATE)", &[]).unwrap();
        assert_eq!(checkpoint, Some((0_i64, 0_i64, 0_i64)), "somebody still reads the log");
    }

    #[tokio::test]
    async fn after_the_end_nobody_writes() {
        let (_folder, database) = open();
        database.close().await;
        assert!(matches!(database.write().await, Err(Fault::Closed)));
    }
}
