//! Connections: one that writes, several that read.

use std::fs;
use std::time::Duration;

use sqlx::ConnectOptions;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};

use crate::reader::{Reader, Readers};
use crate::writer::{Writer, Writing};
use crate::{Place, Result};

/// The database that this build speaks to.
pub type Db = sqlx::Sqlite;

/// A connection to it.
pub type Conn = <Db as sqlx::Database>::Connection;

#[derive(Debug)]
pub(crate) struct Database {
    writer: Writer,
    readers: Readers,
    /// Removes an ephemeral folder when the store goes.
    _folder: Option<tempfile::TempDir>,
}

impl Database {
    pub(crate) async fn open(place: &Place) -> Result<Self> {
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
        // A commit survives the death of the process either way: what was written is in the
        // system's cache. An ephemeral store need not survive the machine.
        let synchronous = if folder.is_some() { SqliteSynchronous::Off } else { SqliteSynchronous::Normal };
        let options = SqliteConnectOptions::new()
            .filename(&file)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(synchronous)
            .foreign_keys(false)
            .busy_timeout(Duration::from_secs(10))
            .statement_cache_capacity(512)
            .disable_statement_logging();
        let mut conn = options.connect().await?;
        schema::MIGRATIONS.run(&mut conn).await?;
        sqlx::Connection::close(conn).await?;
        Ok(Self { writer: Writer::new(options.clone()), readers: Readers::new(options), _folder: folder })
    }

    pub(crate) async fn read(&self) -> Result<Reader> {
        self.readers.take().await
    }

    pub(crate) async fn write(&self) -> Result<Writing> {
        self.writer.begin().await
    }

    pub(crate) async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

/// Makes the file readable by its owner only before anything is written to it: it will hold secrets.
fn private_file(file: &std::path::Path) -> std::io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file).map(drop)
}
