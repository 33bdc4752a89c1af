//! The one connection that writes, and the transaction of whoever holds it.
//!
//! A transaction that does not end well costs its connection: after a statement or a commit that failed, SQLite may
//! have undone the transaction by itself or may not, and a connection that is in doubt would refuse whoever writes
//! next. The next writer connects anew, which takes a fraction of a millisecond.

use std::sync::Arc;

use sqlx::ConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;
use tokio::sync::{Mutex, OwnedMutexGuard};

use crate::{Conn, Fault, Result};

/// Takes the write lock at once, so that a transaction never has to upgrade from reading to writing.
const BEGIN: &str = "BEGIN IMMEDIATE";

/// The connection; `None` until somebody writes, after one was given up, and after the end.
#[derive(Debug)]
pub(crate) struct Writer {
    options: SqliteConnectOptions,
    slot: Arc<Mutex<Slot>>,
}

#[derive(Debug, Default)]
struct Slot {
    conn: Option<Conn>,
    closed: bool,
}

impl Writer {
    /// Connects when somebody first writes.
    pub(crate) fn new(options: SqliteConnectOptions) -> Self {
        Self { options, slot: Arc::default() }
    }

    /// A transaction, as soon as nobody else holds one.
    pub(crate) async fn begin(&self) -> Result<Writing> {
        let mut slot = Arc::clone(&self.slot).lock_owned().await;
        if slot.closed {
            return Err(sqlx::Error::PoolClosed.into());
        }
        let conn = match slot.conn.take() {
            Some(conn) => conn,
            None => self.options.connect().await?,
        };
        // From here on a future that is dropped gives the connection up with it.
        let mut writing = Writing { conn: Some(conn), slot: Some(slot) };
        sqlx::query(BEGIN).execute(writing.conn()?).await.inspect_err(|_| writing.give_up())?;
        Ok(writing)
    }

    /// Closes the connection once it is free.
    pub(crate) async fn close(&self) {
        let mut slot = self.slot.lock().await;
        slot.closed = true;
        if let Some(conn) = slot.conn.take() {
            sqlx::Connection::close(conn).await.ok();
        }
    }
}

/// A transaction that writes. Dropping it undoes what it wrote before anybody else can write.
#[derive(Debug)]
pub(crate) struct Writing {
    conn: Option<Conn>,
    slot: Option<OwnedMutexGuard<Slot>>,
}

impl Writing {
    /// The connection, for statements.
    pub(crate) fn conn(&mut self) -> Result<&mut Conn> {
        self.conn.as_mut().ok_or_else(|| sqlx::Error::PoolClosed.into())
    }

    /// Keeps what was written.
    pub(crate) async fn commit(self) -> Result<()> {
        self.end("COMMIT").await
    }

    /// Undoes what was written and waits until that is done.
    pub(crate) async fn undo(self) -> Result<()> {
        self.end("ROLLBACK").await
    }

    async fn end(mut self, statement: &'static str) -> Result<()> {
        sqlx::query(statement).execute(self.conn()?).await.inspect_err(|_| self.give_up()).map_err(Fault::from)?;
        if let (Some(mut slot), Some(conn)) = (self.slot.take(), self.conn.take()) {
            slot.conn = Some(conn);
        }
        Ok(())
    }

    /// Closes the connection, which undoes whatever is left of its transaction.
    fn give_up(&mut self) {
        self.conn = None;
    }
}

impl Drop for Writing {
    fn drop(&mut self) {
        let (Some(mut conn), Some(mut slot)) = (self.conn.take(), self.slot.take()) else { return };
        // Without a runtime the connection is closed, which undoes the transaction too.
        let Ok(runtime) = tokio::runtime::Handle::try_current() else { return };
        runtime.spawn(async move {
            if sqlx::query("ROLLBACK").execute(&mut conn).await.is_ok() {
                slot.conn = Some(conn);
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn open(folder: &tempfile::TempDir) -> Writer {
        let options = SqliteConnectOptions::new().filename(folder.path().join("test.db")).create_if_missing(true);
        let writer = Writer::new(options);
        let mut first = writer.begin().await.unwrap();
        sqlx::query("CREATE TABLE things (name TEXT UNIQUE)").execute(first.conn().unwrap()).await.unwrap();
        first.commit().await.unwrap();
        writer
    }

    async fn insert(writing: &mut Writing, name: &str) -> Result<()> {
        sqlx::query("INSERT INTO things VALUES ($1)").bind(name).execute(writing.conn()?).await?;
        Ok(())
    }

    async fn names(writer: &Writer) -> Vec<String> {
        let mut writing = writer.begin().await.unwrap();
        let query = sqlx::query_scalar("SELECT name FROM things ORDER BY name");
        let names = query.fetch_all(writing.conn().unwrap()).await.unwrap();
        writing.undo().await.unwrap();
        names
    }

    #[tokio::test]
    async fn only_what_is_committed_stays() {
        let folder = tempfile::tempdir().unwrap();
        let writer = open(&folder).await;
        for (name, how) in [("committed", 0), ("undone", 1), ("dropped", 2)] {
            let mut writing = writer.begin().await.unwrap();
            insert(&mut writing, name).await.unwrap();
            match how {
                0 => writing.commit().await.unwrap(),
                1 => writing.undo().await.unwrap(),
                _ => drop(writing),
            }
        }
        assert_eq!(names(&writer).await, ["committed"]);
    }

    /// A full disk makes SQLite undo a transaction by itself. sqlx still counted one as open and refused every
    /// writer from then on, until a restart.
    #[tokio::test]
    async fn a_transaction_that_ended_by_itself_stops_no_later_writer() {
        let folder = tempfile::tempdir().unwrap();
        let writer = open(&folder).await;
        for _ in 0..3 {
            let mut writing = writer.begin().await.unwrap();
            insert(&mut writing, "lost").await.unwrap();
            sqlx::query("ROLLBACK").execute(writing.conn().unwrap()).await.unwrap();
            assert!(writing.commit().await.is_err(), "nothing was left to commit");
            let mut writing = writer.begin().await.unwrap();
            sqlx::query("ROLLBACK").execute(writing.conn().unwrap()).await.unwrap();
            drop(writing);
        }
        let mut writing = writer.begin().await.unwrap();
        insert(&mut writing, "kept").await.unwrap();
        writing.commit().await.unwrap();
        assert_eq!(names(&writer).await, ["kept"]);
    }

    #[tokio::test]
    async fn after_the_end_nobody_writes() {
        let folder = tempfile::tempdir().unwrap();
        let writer = open(&folder).await;
        writer.close().await;
        assert!(writer.begin().await.is_err());
    }
}
