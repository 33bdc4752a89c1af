//! Connections that read.
//!
//! Every statement crosses to its connection's thread and back, so a request must not pay for more of them than it
//! asks. A connection waits inside a transaction that has not read yet, and so holds no snapshot; the request's first
//! statement takes one. Ending that transaction and beginning the next is one statement, after the answer.

use std::sync::Arc;

use parking_lot::Mutex;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::{Conn, Fault, Result};

/// How many connections read at the same time.
const MOST: usize = 4;

/// Forgets the snapshot and waits for the next reader.
const TURN: &str = "ROLLBACK; BEGIN";

/// The connections.
#[derive(Debug)]
pub(crate) struct Readers {
    options: SqliteConnectOptions,
    idle: Arc<Mutex<Vec<Conn>>>,
    free: Arc<Semaphore>,
}

impl Readers {
    /// Connects when somebody first reads.
    pub(crate) fn new(options: SqliteConnectOptions) -> Self {
        Self { options, idle: Arc::default(), free: Arc::new(Semaphore::new(MOST)) }
    }

    /// A connection with a snapshot of its own, as soon as one is free.
    pub(crate) async fn take(&self) -> Result<Reader> {
        let closed = |_| Fault::from(sqlx::Error::PoolClosed);
        let permit = Arc::clone(&self.free).acquire_owned().await.map_err(closed)?;
        let idle = self.idle.lock().pop();
        let conn = if let Some(conn) = idle {
            conn
        } else {
            let mut conn = self.options.connect().await?;
            sqlx::query("BEGIN").execute(&mut conn).await?;
            conn
        };
        Ok(Reader { held: Some((conn, permit)), idle: Arc::clone(&self.idle) })
    }

    /// Closes every connection once it is free.
    pub(crate) async fn close(&self) {
        let most = u32::try_from(MOST).unwrap_or(u32::MAX);
        if let Ok(permits) = self.free.acquire_many(most).await {
            self.free.close();
            drop(permits);
        }
        let idle = std::mem::take(&mut *self.idle.lock());
        for conn in idle {
            conn.close().await.ok();
        }
    }
}

/// A connection that reads one snapshot.
#[derive(Debug)]
pub(crate) struct Reader {
    held: Option<(Conn, OwnedSemaphorePermit)>,
    idle: Arc<Mutex<Vec<Conn>>>,
}

impl Reader {
    /// The connection, for statements.
    pub(crate) fn conn(&mut self) -> Result<&mut Conn> {
        match &mut self.held {
            Some((conn, _)) => Ok(conn),
            None => Err(sqlx::Error::PoolClosed.into()),
        }
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        let (Some((mut conn, permit)), Ok(runtime)) = (self.held.take(), tokio::runtime::Handle::try_current()) else {
            return;
        };
        let idle = Arc::clone(&self.idle);
        runtime.spawn(async move {
            match sqlx::query(TURN).execute(&mut conn).await {
                Ok(_) => idle.lock().push(conn),
                // Whoever reads next connects anew.
                Err(error) => tracing::error!(%error, "a reading connection was given up"),
            }
            drop(permit);
        });
    }
}

#[cfg(test)]
mod tests {
    use sqlx::sqlite::SqliteJournalMode;

    use super::*;

    /// A database with one empty table, a connection that writes to it, and readers.
    async fn open(folder: &tempfile::TempDir) -> (Conn, Readers) {
        let options = SqliteConnectOptions::new()
            .filename(folder.path().join("test.db"))
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal);
        let mut writer = options.connect().await.unwrap();
        sqlx::query("CREATE TABLE things (name TEXT)").execute(&mut writer).await.unwrap();
        (writer, Readers::new(options))
    }

    async fn count(reader: &mut Reader) -> i64 {
        sqlx::query_scalar("SELECT COUNT(*) FROM things").fetch_one(reader.conn().unwrap()).await.unwrap()
    }

    #[tokio::test]
    async fn a_reader_keeps_its_snapshot_and_the_next_one_sees_what_came_since() {
        let folder = tempfile::tempdir().unwrap();
        let (mut writer, readers) = open(&folder).await;
        for seen in 0..i64::try_from(3 * MOST).unwrap() {
            let mut reader = readers.take().await.unwrap();
            assert_eq!(count(&mut reader).await, seen);
            sqlx::query("INSERT INTO things VALUES ('x')").execute(&mut writer).await.unwrap();
            assert_eq!(count(&mut reader).await, seen, "the snapshot changed");
        }
    }

    #[tokio::test]
    async fn a_connection_that_waits_holds_no_snapshot() {
        let folder = tempfile::tempdir().unwrap();
        let (mut writer, readers) = open(&folder).await;
        let held: Vec<_> = [readers.take().await.unwrap(), readers.take().await.unwrap()].into();
        for mut reader in held {
            count(&mut reader).await;
        }
        sqlx::query("INSERT INTO things VALUES ('x')").execute(&mut writer).await.unwrap();
        // Both come back only after their turn.
        let all = u32::try_from(MOST).unwrap();
        drop(readers.free.acquire_many(all).await.unwrap());
        let checkpoint = sqlx::query_as::<_, (i64, i64, i64)>("PRAGMA wal_checkpoint(TRUNCATE)");
        assert_eq!(checkpoint.fetch_one(&mut writer).await.unwrap(), (0, 0, 0), "somebody still reads the log");
    }

    #[tokio::test]
    async fn whoever_comes_when_all_are_taken_waits_and_after_the_end_nobody_reads() {
        let folder = tempfile::tempdir().unwrap();
        let (_writer, readers) = open(&folder).await;
        let mut held = Vec::new();
        for _ in 0..MOST {
            held.push(readers.take().await.unwrap());
        }
        assert!(readers.free.try_acquire().is_err());
        let (next, ()) = tokio::join!(readers.take(), async { drop(held.pop()) });
        assert_eq!(count(&mut next.unwrap()).await, 0);
        drop(held);
        readers.close().await;
        assert!(readers.idle.lock().is_empty());
        assert!(readers.take().await.is_err());
    }
}
