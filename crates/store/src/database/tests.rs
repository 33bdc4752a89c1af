use super::*;
use crate::sql;
use crate::sqlite::LONGEST_LOG;
use crate::testing::database as open;

fn in_folder() -> (tempfile::TempDir, Database) {
    let folder = tempfile::tempdir().unwrap();
    let database = Database::open(&Place::Folder(folder.path().to_path_buf())).unwrap();
    (folder, database)
}

fn in_memory() -> Database {
    Database::open(&Place::Ephemeral).unwrap()
}

fn insert(writing: &mut Writing, name: &str) {
    sql!("INSERT INTO facts (name, value) VALUES ($1, 'x')", name).execute(writing.conn().unwrap()).unwrap();
}

fn names(reading: &mut Reading) -> Vec<String> {
    sql!("SELECT name FROM facts ORDER BY name").fetch_all(reading.conn().unwrap()).unwrap()
}

#[tokio::test]
async fn only_what_is_committed_stays() {
    let (_folder, kept) = open();
    for database in [kept, in_memory()] {
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
}

#[tokio::test]
async fn a_key_that_is_taken_is_told_from_other_failures() {
    let (_folder, database) = open();
    let mut writing = database.write().await.unwrap();
    insert(&mut writing, "taken");
    let again = sql!("INSERT INTO facts (name, value) VALUES ('taken', 'y')").execute(writing.conn().unwrap());
    assert!(again.unwrap_err().is_unique_violation());
    drop(writing);
    let mut writing = database.write().await.unwrap();
    let null = sql!("INSERT INTO facts (name) VALUES ('x')").execute(writing.conn().unwrap());
    assert!(!null.unwrap_err().is_unique_violation());
}

/// PostgreSQL answers `COMMIT` as if all were well, and keeps nothing.
#[cfg(feature = "postgres")]
#[tokio::test]
async fn on_postgres_a_commit_after_a_failure_fails() {
    let Some(place) = Place::postgres_for_test() else { return };
    let database = Database::open(&place).unwrap();
    let mut writing = database.write().await.unwrap();
    insert(&mut writing, "lost");
    assert!(writing.conn().unwrap().execute("SELECT nothing", &[]).is_err());
    assert!(writing.commit().is_err());
    let mut writing = database.write().await.unwrap();
    insert(&mut writing, "kept");
    writing.commit().unwrap();
    assert_eq!(names(&mut database.read().unwrap()), ["kept"]);
}

/// A full disk makes SQLite undo a transaction by itself; a connection that was still thought to be in one refused
/// every later writer.
#[tokio::test]
async fn a_transaction_that_ended_by_itself_stops_no_later_writer() {
    let (_folder, kept) = in_folder();
    for database in [kept, in_memory()] {
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
}

/// A commit that fails leaves the transaction open when SQLite can try again; in memory nobody else could begin one.
#[tokio::test]
async fn in_memory_a_commit_that_fails_is_undone() {
    let database = in_memory();
    let deferred = "CREATE TABLE a (b TEXT PRIMARY KEY, c TEXT REFERENCES a (b)
        DEFERRABLE INITIALLY DEFERRED); INSERT INTO a VALUES ('x', 'nobody')";
    // The pragma counts outside of a transaction only.
    database.read().unwrap().conn().unwrap().batch("PRAGMA foreign_keys = TRUE").unwrap();
    let mut writing = database.write().await.unwrap();
    insert(&mut writing, "lost");
    writing.conn().unwrap().batch(deferred).unwrap();
    assert!(writing.commit().is_err());
    let mut writing = database.write().await.unwrap();
    insert(&mut writing, "kept");
    writing.commit().unwrap();
    assert_eq!(names(&mut database.read().unwrap()), ["kept"]);
}

#[test]
fn in_memory_readers_take_turns() {
    let database = in_memory();
    let Kept::Memory(conn) = &database.kept else { panic!("it is in memory") };
    let reading = database.read().unwrap();
    assert!(conn.try_lock().is_none());
    drop(reading);
    assert!(conn.try_lock().is_some());
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
    let (_folder, database) = in_folder();
    drop([database.read().unwrap(), database.read().unwrap()].map(|mut reading| names(&mut reading)));
    let mut writing = database.write().await.unwrap();
    insert(&mut writing, "x");
    writing.commit().unwrap();
    let Kept::Shared { source, .. } = &database.kept else { panic!("it is in a folder") };
    let mut conn = source.connect().unwrap();
    let checkpoint = conn.row("PRAGMA wal_checkpoint(TRUNCATE)", &[]).unwrap();
    assert_eq!(checkpoint, Some((0_i64, 0_i64, 0_i64)), "somebody still reads the log");
}

/// A snapshot that somebody reads keeps the log from being copied; nothing else may.
#[tokio::test]
async fn the_log_is_copied_and_cut_once_nobody_reads_what_it_replaces() {
    let (folder, database) = in_folder();
    let text = "x".repeat(100_000);
    let write = async |number: usize| {
        let mut writing = database.write().await.unwrap();
        let name = number.to_string();
        let insert = sql!("INSERT INTO facts (name, value) VALUES ($1, $2)", name, text);
        insert.execute(writing.conn().unwrap()).unwrap();
        writing.commit().unwrap();
        database.copy_log(16).await.unwrap();
        fs::metadata(folder.path().join("yunbox.db-wal")).unwrap().len()
    };
    let mut reading = database.read().unwrap();
    names(&mut reading);
    let mut length = 0;
    for number in 0..200 {
        length = write(number).await;
    }
    assert!(length > 200 * 100_000, "{length}");
    drop(reading);
    for number in 200..220 {
        length = write(number).await;
    }
    assert!(length <= LONGEST_LOG.unsigned_abs(), "{length}");
}

#[tokio::test]
async fn after_the_end_nobody_writes() {
    let (_folder, database) = open();
    database.close().await;
    assert!(matches!(database.write().await, Err(Fault::Closed)));
}
