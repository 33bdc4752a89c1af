//! What the database holds, for tests that prove that nothing was left behind.

use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::{Connection, OpenFlags};

/// Tables that change with every call, whatever it is answered.
const TRAIL: [&str; 3] = ["audit", "access_key_uses", "_sqlx_migrations"];

/// A second reader of a sandbox's database.
#[derive(Debug)]
pub struct Rows {
    connection: Connection,
    /// Each table and the expression that shows a whole row of it.
    tables: Vec<(String, String)>,
}

impl Rows {
    /// Opens the database of a data folder.
    pub fn of(folder: &Path) -> Self {
        let file = folder.join("yunbox.db");
        let connection = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY).expect("a database");
        let names = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name";
        let mut tables = Vec::new();
        for name in texts(&connection, names).into_iter().filter(|name| !TRAIL.contains(&name.as_str())) {
            // The names come from the schema, not from a caller.
            let columns = texts(&connection, &format!("SELECT name FROM pragma_table_info('{name}')"));
            let columns: Vec<_> = columns.iter().map(|column| format!("quote(\"{column}\")")).collect();
            tables.push((name, columns.join(" || ',' || ")));
        }
        Self { connection, tables }
    }

    /// Every row of every table but the audit trail.
    pub fn all(&mut self) -> BTreeMap<String, Vec<String>> {
        let rows = |(table, row): &(String, String)| {
            let query = format!("SELECT {row} AS row FROM \"{table}\" ORDER BY row");
            (table.clone(), texts(&self.connection, &query))
        };
        self.tables.iter().map(rows).collect()
    }
}

/// The texts of a statement's only column.
fn texts(connection: &Connection, query: &str) -> Vec<String> {
    let mut statement = connection.prepare_cached(query).expect("a statement");
    let texts = statement.query_map([], |row| row.get(0)).expect("rows");
    texts.collect::<Result<_, _>>().expect("texts")
}
