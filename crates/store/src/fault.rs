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

impl Fault {
    /// Whether the statement failed because a row with that key is there already.
    pub fn is_unique_violation(&self) -> bool {
        matches!(self, Self::Sql(sqlx::Error::Database(error)) if error.is_unique_violation())
    }
}

/// A result of the store.
pub type Result<T> = std::result::Result<T, Fault>;
