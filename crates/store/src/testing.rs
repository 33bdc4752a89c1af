//! Databases for the tests of this crate: of SQLite, or of PostgreSQL where a server is named.

use kernel::account::IdFormats;
use kernel::system_policy::NO_SYSTEM_POLICIES;
use kernel::{Alphabet, Clock, Cloud, IdFormat, Mint, TenantId, Timestamp};
use tempfile::TempDir;

use crate::database::Database;
use crate::sqlite::Sqlite;
use crate::{Conn, Place, Store};

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

const ID_FORMAT: IdFormat = IdFormat::new("thing", "", Alphabet::Digits, 16);

/// A cloud that belongs to nobody.
pub(crate) static CLOUD: Cloud = Cloud {
    name: "test",
    policy_dialect: "ram",
    exact_names: false,
    system: TenantId(1),
    system_policies: &NO_SYSTEM_POLICIES,
    shapes: IdFormats {
        account: ID_FORMAT,
        user: ID_FORMAT,
        group: ID_FORMAT,
        role: ID_FORMAT,
        access_key: ID_FORMAT,
        secret: ID_FORMAT,
        session_key: ID_FORMAT,
    },
    quotas: &[],
};

/// A store of that cloud, without accounts, at a clock that stands.
pub(crate) async fn store(place: &Place) -> Store {
    let at = Timestamp::UNIX_EPOCH;
    Store::open(place, &[&CLOUD], Clock::stopped_at(at), Mint::seeded(1, 1)).await.unwrap()
}
