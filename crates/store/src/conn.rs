//! A connection: statements run on the thread that calls, and nothing waits for another thread.

use std::path::Path;
use std::time::Duration;

use rusqlite::{CachedStatement, Connection};

use crate::value::{Cells, FromRow, ToValue, Value};
use crate::{Fault, Result};

/// How many prepared statements a connection keeps.
const PREPARED: usize = 512;

/// How long a statement waits for a lock of another connection.
const BUSY: Duration = Duration::from_secs(10);

/// How long the log of a database in a folder stays when all of it was copied into the database, in bytes.
pub(crate) const LONGEST_LOG: i64 = 4 * 1_024 * 1_024;

/// A connection to the database.
pub struct Conn(Connection);

impl std::fmt::Debug for Conn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Conn")
    }
}

impl Conn {
    /// Opens a database file, which is made when it is not there.
    pub(crate) fn open(file: &Path) -> Result<Self> {
        let conn = Connection::open(file)?;
        conn.busy_timeout(BUSY)?;
        conn.pragma_update(None, "journal_mode", "wal")?;
        // A commit survives the death of the process: what was written is in the system's cache.
        conn.pragma_update(None, "synchronous", "normal")?;
        // The log is copied into the file by the thread of the store, and is cut back to this length, in bytes.
        conn.pragma_update(None, "wal_autocheckpoint", 0)?;
        conn.pragma_update(None, "journal_size_limit", LONGEST_LOG)?;
        Self::ready(conn)
    }

    /// A new database in memory, which goes with the connection.
    pub(crate) fn in_memory() -> Result<Self> {
        Self::ready(Connection::open_in_memory()?)
    }

    fn ready(conn: Connection) -> Result<Self> {
        conn.set_prepared_statement_cache_capacity(PREPARED);
        conn.pragma_update(None, "foreign_keys", false)?;
        Ok(Self(conn))
    }

    /// Whether a transaction is open.
    pub(crate) fn is_in_transaction(&self) -> bool {
        !self.0.is_autocommit()
    }

    /// Runs a statement and says how many rows it changed.
    pub fn execute(&mut self, sql: &str, values: &[Value<'_>]) -> Result<u64> {
        let mut statement = self.prepare(sql, values)?;
        Ok(statement.raw_execute().map(|count| count as u64)?)
    }

    /// Runs several statements without values.
    pub fn batch(&mut self, sql: &str) -> Result<()> {
        Ok(self.0.execute_batch(sql)?)
    }

    /// The first row of a statement; `None` when it has none.
    pub fn row<T: FromRow>(&mut self, sql: &str, values: &[Value<'_>]) -> Result<Option<T>> {
        let mut statement = self.prepare(sql, values)?;
        check_columns::<T>(&statement, sql)?;
        let mut rows = statement.raw_query();
        rows.next()?.map(|row| T::from_row(&mut Cells::of(row))).transpose()
    }

    /// Every row of a statement.
    pub fn rows<T: FromRow>(&mut self, sql: &str, values: &[Value<'_>]) -> Result<Vec<T>> {
        let mut statement = self.prepare(sql, values)?;
        check_columns::<T>(&statement, sql)?;
        let mut rows = statement.raw_query();
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            all.push(T::from_row(&mut Cells::of(row))?);
        }
        Ok(all)
    }

    /// Prepares a statement and binds its values by the numbers of `$1`, `$2`.
    ///
    /// SQLite numbers such parameters by their first appearance, so `$2, $1` would bind the wrong values by position.
    fn prepare(&mut self, sql: &str, values: &[Value<'_>]) -> Result<CachedStatement<'_>> {
        let mut statement = self.0.prepare_cached(sql)?;
        let count = statement.parameter_count();
        if count != values.len() {
            return Err(Fault::Statement(format!("{} values for {count} parameters: {sql}", values.len())));
        }
        for place in 1..=count {
            let number = statement.parameter_name(place).and_then(|name| name.get(1..)?.parse::<usize>().ok());
            let value = number.and_then(|number| values.get(number.checked_sub(1)?));
            let value = value.ok_or_else(|| Fault::Statement(format!("parameters are $1, $2 and so on: {sql}")))?;
            match *value {
                Value::Null => statement.raw_bind_parameter(place, rusqlite::types::Null)?,
                Value::Integer(number) => statement.raw_bind_parameter(place, number)?,
                Value::Text(text) => statement.raw_bind_parameter(place, text)?,
                Value::Bytes(bytes) => statement.raw_bind_parameter(place, bytes)?,
            }
        }
        Ok(statement)
    }
}

/// Compares the columns of a statement with what its rows are read as, in debug builds.
fn check_columns<T: FromRow>(statement: &CachedStatement<'_>, sql: &str) -> Result<()> {
    if cfg!(debug_assertions) && !T::COLUMNS.is_empty() && !statement.column_names().eq(T::COLUMNS.iter().copied()) {
        let (has, wants) = (statement.column_names().collect::<Vec<_>>(), T::COLUMNS);
        return Err(Fault::Statement(format!("the columns are {has:?}, and {wants:?} are read: {sql}")));
    }
    Ok(())
}

/// A statement with its values. [`crate::sql!`] makes one.
#[derive(Debug)]
pub struct Statement<'v, const N: usize> {
    /// Its text.
    pub text: &'static str,
    /// Its values.
    pub values: [Value<'v>; N],
}

impl<const N: usize> Statement<'_, N> {
    /// Runs it and says how many rows it changed.
    pub fn execute(&self, conn: &mut Conn) -> Result<u64> {
        conn.execute(self.text, &self.values)
    }

    /// Its one row.
    ///
    /// # Errors
    /// [`Fault::Damaged`] when it has none.
    pub fn fetch_one<T: FromRow>(&self, conn: &mut Conn) -> Result<T> {
        let missing = || Fault::Damaged(format!("no row: {}", self.text));
        self.fetch_optional(conn)?.ok_or_else(missing)
    }

    /// Its first row, when it has one.
    pub fn fetch_optional<T: FromRow>(&self, conn: &mut Conn) -> Result<Option<T>> {
        conn.row(self.text, &self.values)
    }

    /// Every row.
    pub fn fetch_all<T: FromRow>(&self, conn: &mut Conn) -> Result<Vec<T>> {
        conn.rows(self.text, &self.values)
    }
}

/// A statement, written as a literal, with the values of `$1`, `$2` and so on.
///
/// A test prepares every statement that is written in one against the schema.
#[macro_export]
macro_rules! sql {
    ($text:literal $(, $value:expr)* $(,)?) => {
        $crate::Statement { text: $text, values: [$($crate::ToValue::to_value(&$value)),*] }
    };
}

/// A statement that is put together, for conditions that are there only when they are asked for.
#[derive(Debug, Default)]
pub struct Composed {
    text: String,
    values: Vec<Owned>,
}

#[derive(Debug)]
enum Owned {
    Null,
    Integer(i64),
    Text(String),
    Bytes(Vec<u8>),
}

impl Owned {
    fn of(value: Value<'_>) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Integer(number) => Self::Integer(number),
            Value::Text(text) => Self::Text(text.to_owned()),
            Value::Bytes(bytes) => Self::Bytes(bytes.to_vec()),
        }
    }

    fn value(&self) -> Value<'_> {
        match self {
            Self::Null => Value::Null,
            Self::Integer(number) => Value::Integer(*number),
            Self::Text(text) => Value::Text(text),
            Self::Bytes(bytes) => Value::Bytes(bytes),
        }
    }
}

impl Composed {
    /// Begins with a text.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), values: Vec::new() }
    }

    /// Continues with a text, which comes from this program and never from a caller.
    pub fn push(&mut self, text: &str) -> &mut Self {
        self.text.push_str(text);
        self
    }

    /// Continues with a parameter that has this value.
    pub fn bind(&mut self, value: impl ToValue) -> &mut Self {
        self.values.push(Owned::of(value.to_value()));
        let number = self.values.len().to_string();
        self.push("$").push(&number)
    }

    /// Continues with parameters between commas.
    pub fn bind_all<T: ToValue>(&mut self, values: impl IntoIterator<Item = T>) -> &mut Self {
        for (place, value) in values.into_iter().enumerate() {
            if place > 0 {
                self.push(", ");
            }
            self.bind(value);
        }
        self
    }

    /// Runs it and says how many rows it changed.
    pub fn execute(&self, conn: &mut Conn) -> Result<u64> {
        conn.execute(&self.text, &self.values())
    }

    /// Every row.
    pub fn fetch_all<T: FromRow>(&self, conn: &mut Conn) -> Result<Vec<T>> {
        conn.rows(&self.text, &self.values())
    }

    fn values(&self) -> Vec<Value<'_>> {
        self.values.iter().map(Owned::value).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::row;

    row! {
        #[derive(Debug, PartialEq)]
        struct Thing {
            name: String,
            size: Option<i64>,
            new: bool,
        }
    }

    fn open() -> Conn {
        let mut conn = Conn::in_memory().unwrap();
        conn.batch("CREATE TABLE things (name TEXT PRIMARY KEY, size BIGINT, new BOOLEAN)").unwrap();
        conn
    }

    /// SQLite numbers parameters by their first appearance and would answer `("one", "two")`.
    #[test]
    fn values_are_bound_by_number() {
        let mut conn = open();
        let pair: (String, String) = sql!("SELECT $2, $1", "one", "two").fetch_one(&mut conn).unwrap();
        assert_eq!(pair, ("two".to_owned(), "one".to_owned()));
        let repeated: (i64, i64, i64) = sql!("SELECT $2, $1, $2", 1, 2).fetch_one(&mut conn).unwrap();
        assert_eq!(repeated, (2, 1, 2));
    }

    #[test]
    fn a_row_is_read_by_the_names_of_its_columns() {
        let mut conn = open();
        for (name, size) in [("a", Some(7_i64)), ("b", None)] {
            let insert = sql!("INSERT INTO things (name, size, new) VALUES ($1, $2, $3)", name, size, true);
            assert_eq!(insert.execute(&mut conn).unwrap(), 1);
        }
        let things: Vec<Thing> = sql!("SELECT name, size, new FROM things ORDER BY name").fetch_all(&mut conn).unwrap();
        assert_eq!(things[0], Thing { name: "a".to_owned(), size: Some(7), new: true });
        assert_eq!(things[1].size, None);
        let swapped = sql!("SELECT size, name, new FROM things").fetch_all::<Thing>(&mut conn);
        assert!(matches!(swapped, Err(Fault::Statement(_))), "{swapped:?}");
        let mistaken = sql!("SELECT name FROM things").fetch_all::<i64>(&mut conn);
        assert!(matches!(mistaken, Err(Fault::Damaged(_))), "{mistaken:?}");
    }

    #[test]
    fn a_statement_has_as_many_values_as_parameters() {
        let mut conn = open();
        assert!(matches!(conn.execute("DELETE FROM things WHERE name = $1", &[]), Err(Fault::Statement(_))));
        let one = [Value::Integer(1)];
        assert!(matches!(conn.execute("DELETE FROM things WHERE name = ?", &one), Err(Fault::Statement(_))));
    }

    #[test]
    fn a_statement_can_be_put_together() {
        let mut conn = open();
        let mut insert = Composed::new("INSERT INTO things (name, size, new) VALUES (");
        insert.bind("a").push(", ").bind(None::<i64>).push(", ").bind(false).push(")");
        insert.execute(&mut conn).unwrap();
        let mut query = Composed::new("SELECT name FROM things WHERE name IN (");
        query.bind_all(["a", "b"]).push(")");
        assert_eq!(query.fetch_all::<String>(&mut conn).unwrap(), ["a"]);
    }
}
