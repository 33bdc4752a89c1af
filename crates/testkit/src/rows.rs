//! What the database holds, for tests that prove that nothing was left behind.

use std::collections::BTreeMap;
use std::path::Path;

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, SqliteConnection};

/// Tables that change with every call, whatever it is answered.
const TRAIL: [&str; 3] = ["audit", "access_key_uses", "_sqlx_migrations"];

/// A second reader of a sandbox's database.
#[derive(Debug)]
pub struct Rows {
    connection: SqliteConnection,
    /// Each table and the expression that shows a whole row of it.
    tables: Vec<(String, String)>,
}

impl Rows {
    /// Opens the database of a data folder.
    pub async fn of(folder: &Path) -> Self {
        let options = SqliteConnectOptions::new().filename(folder.join("yunbox.db")).read_only(true);
        let mut connection = options.connect().await.expect("a database");
        let names: Vec<String> =
            sqlx::query_scalar("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
                .fetch_all(&mut connection)
                .await
                .expect("names of tables");
        let mut tables = Vec::new();
        for name in names.into_iter().filter(|name| !TRAIL.contains(&name.as_str())) {
            let columns: Vec<String> = sqlx::query_scalar("SELECT name FROM pragma_table_info($1)")
                .bind(&name)
                .fetch_all(&mut connection)
                .await
                .expect("columns");
            let columns: Vec<_> = columns.iter().map(|column| format!("quote(\"{column}\")")).collect();
            tables.push((name, columns.join(" || ',' || ")));
        }
        Self { connection, tables }
    }

    /// Every row of every table but the audit trail.
    pub async fn all(&mut self) -> BTreeMap<String, Vec<String>> {
        let mut all = BTreeMap::new();
        for (table, row) in &self.tables {
            // The names come from the schema, not from a caller.
            let query = AssertSqlSafe(format!("SELECT {row} AS row FROM \"{table}\" ORDER BY row"));
            let rows = sqlx::query_scalar(query).fetch_all(&mut self.connection).await.expect("rows");
            all.insert(table.clone(), rows);
        }
        all
    }
}
