//! What can go wrong with the database itself.

/// The database failed. A fault is ours, never the caller's.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// A statement or a connection failed.
    #[error("the database failed: {0}")]
    Sql(#[from] rusqlite::Error),
    /// The same in PostgreSQL.
    #[cfg(feature = "postgres")]
    #[error("the database failed: {0}")]
    Postgres(#[from] sqlx_core::Error),
    /// A statement does not fit its values or what its rows are read as: a mistake of this program.
    #[error("a statement is wrong: {0}")]
    Statement(String),
    /// The one connection to a database in memory did not become free: a call that holds it asked for it again, which is
    /// a mistake of this program.
    #[error("the connection to the database is held")]
    Held,
    /// The database was closed.
    #[error("the database is closed")]
    Closed,
    /// The schema could not be brought up to date.
    #[error("the database schema could not be brought up to date: {0}")]
    Schema(String),
    /// The folder could not be used.
    #[error("the data folder cannot be used: {0}")]
    Folder(#[from] std::io::Error),
    /// What was stored cannot be read back.
    #[error("stored data cannot be read: {0}")]
    Damaged(String),
}

/// SQLite's codes for a write that found no room: `SQLITE_FULL`, and `SQLITE_IOERR_WRITE` and `SQLITE_IOERR_SHMSIZE`,
/// which a limit on the size of files brings. Source: SQLite's page on result and error codes.
const NO_ROOM: [i32; 3] = [13, 778, 4874];

/// SQLite's codes for a key that is there already: `SQLITE_CONSTRAINT_UNIQUE` and `SQLITE_CONSTRAINT_PRIMARYKEY`.
const TAKEN: [i32; 2] = [2067, 1555];

/// PostgreSQL's codes for the same: `disk_full` and `unique_violation`. Source: appendix A of its manual.
#[cfg(feature = "postgres")]
const POSTGRES_NO_ROOM: &str = "53100";
#[cfg(feature = "postgres")]
const POSTGRES_TAKEN: &str = "23505";

impl Fault {
    /// Whether a write found no room: the disk is full, or a limit on the size of files is reached.
    pub fn is_disk_full(&self) -> bool {
        match self {
            Self::Folder(error) => {
                matches!(error.kind(), std::io::ErrorKind::StorageFull | std::io::ErrorKind::FileTooLarge)
            }
            #[cfg(feature = "postgres")]
            Self::Postgres(error) => postgres_code(error).is_some_and(|code| code == POSTGRES_NO_ROOM),
            _ => self.code().is_some_and(|code| NO_ROOM.contains(&code)),
        }
    }

    /// Whether the statement failed because a row with that key is there already.
    pub fn is_unique_violation(&self) -> bool {
        match self {
            #[cfg(feature = "postgres")]
            Self::Postgres(error) => postgres_code(error).is_some_and(|code| code == POSTGRES_TAKEN),
            _ => self.code().is_some_and(|code| TAKEN.contains(&code)),
        }
    }

    /// SQLite's extended code.
    fn code(&self) -> Option<i32> {
        match self {
            Self::Sql(error) => error.sqlite_error().map(|error| error.extended_code),
            _ => None,
        }
    }
}

#[cfg(feature = "postgres")]
fn postgres_code(error: &sqlx_core::Error) -> Option<std::borrow::Cow<'_, str>> {
    error.as_database_error()?.code()
}

/// A result of the store.
pub type Result<T> = std::result::Result<T, Fault>;
