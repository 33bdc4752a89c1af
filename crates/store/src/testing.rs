//! Databases for the tests of this crate: of SQLite, or of PostgreSQL where a server is named.

use tempfile::TempDir;

use crate::database::Database;
use crate::sqlite::Sqlite;
use crate::{Conn, Place};

/// A connection to a database without tables.
pub(crate) fn conn() -> Conn {
    #[cfg(feature = "postgres")]
    if let Some(Place::Postgres { url, schema }) = Place::postgres_for_test() {
        return crate::postgres::Server::open(&url, &schema).unwrap().connect().unwrap().into();
    }
    Sqlite::in_memory().unwrap().into()
}

/// A database whose connections have a snapshot of their own each.
pub(crate) fn database() -> (TempDir, Database) {
    let folder = tempfile::tempdir().unwrap();
    #[cfg(feature = "postgres")]
    if let Some(place) = Place::postgres_for_test() {
        return (folder, Database::open(&place).unwrap());
    }
    let database = Database::open(&Place::Folder(folder.path().to_path_buf())).unwrap();
    (folder, database)
}
