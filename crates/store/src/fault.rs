//! What can go wrong with the database itself.

/// The database failed. A fault is ours, never the caller's.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// A statement or a connection failed.
    #[error("the database failed: {0}")]
    Sql(#[from] sqlx::Error),
    /// The schema could not be brought up to date.
    #[error("the database schema could not be brought up to date: {0}")]
    Schema(#[from] sqlx::migrate::MigrateError),
    /// The folder could not be used.
    #[error("the data folder cannot be used: {0}")]
    Folder(#[from] std::io::Error),
    /// What was stored cannot be read back.
    #[error("stored data cannot be read: {0}")]
    Damaged(String),
}

/// SQLite's codes for a write that found no room: `SQLITE_FULL`, and `SQLITE_IOERR_WRITE` and `SQLITE_IOERR_SHMSIZE`,
/// which a limit on the size of files brings. Source: SQLite's page on result and error codes.
const NO_ROOM: [&str; 3] = ["13", "778", "4874"];

impl Fault {
    /// Whether a write found no room: the disk is full, or a limit on the size of files is reached.
    pub fn is_disk_full(&self) -> bool {
        match self {
            Self::Sql(sqlx::Error::Database(error)) => error.code().is_some_and(|code| NO_ROOM.contains(&&*code)),
            Self::Sql(sqlx::Error::Io(error)) | Self::Folder(error) => {
                matches!(error.kind(), std::io::ErrorKind::StorageFull | std::io::ErrorKind::FileTooLarge)
            }
            _ => false,
        }
    }

    /// Whether the statement failed because a row with that key is there already.
    pub fn is_unique_violation(&self) -> bool {
        matches!(self, Self::Sql(sqlx::Error::Database(error)) if error.is_unique_violation())
    }
}

/// A result of the store.
pub type Result<T> = std::result::Result<T, Fault>;
