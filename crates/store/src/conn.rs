//! A connection to an engine: to SQLite, or in tests to PostgreSQL.

#[cfg(feature = "postgres")]
use crate::postgres::{self, Postgres};
use crate::sqlite::Sqlite;
use crate::value::{FromRow, ToValue, Value};
use crate::{Fault, Result};

/// A connection to the database.
pub struct Conn(Engine);

enum Engine {
    Sqlite(Sqlite),
    #[cfg(feature = "postgres")]
    Postgres(Box<Postgres>),
}

impl std::fmt::Debug for Conn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Conn")
    }
}

impl From<Sqlite> for Conn {
    fn from(engine: Sqlite) -> Self {
        Self(Engine::Sqlite(engine))
    }
}

#[cfg(feature = "postgres")]
impl From<Postgres> for Conn {
    fn from(engine: Postgres) -> Self {
        Self(Engine::Postgres(Box::new(engine)))
    }
}

impl Conn {
    /// Begins a transaction that reads one state of the database.
    pub(crate) fn begin_reading(&mut self) -> Result<()> {
        match &mut self.0 {
            Engine::Sqlite(engine) => engine.execute("BEGIN", &[]).map(drop),
            #[cfg(feature = "postgres")]
            Engine::Postgres(engine) => engine.batch("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"),
        }
    }

    /// Begins a transaction that writes.
    pub(crate) fn begin_writing(&mut self) -> Result<()> {
        match &mut self.0 {
            // The write lock is taken at once, so that a transaction never has to upgrade from reading to writing.
            Engine::Sqlite(engine) => engine.execute("BEGIN IMMEDIATE", &[]).map(drop),
            #[cfg(feature = "postgres")]
            Engine::Postgres(engine) => engine.batch("BEGIN"),
        }
    }

    /// Keeps what the transaction wrote.
    pub(crate) fn commit(&mut self) -> Result<()> {
        match &mut self.0 {
            Engine::Sqlite(engine) => engine.execute("COMMIT", &[]).map(drop),
            #[cfg(feature = "postgres")]
            Engine::Postgres(engine) => engine.commit(),
        }
    }

    /// Undoes what the transaction wrote.
    pub(crate) fn undo(&mut self) -> Result<()> {
        match &mut self.0 {
            Engine::Sqlite(engine) => engine.execute("ROLLBACK", &[]).map(drop),
            #[cfg(feature = "postgres")]
            Engine::Postgres(engine) => engine.undo(),
        }
    }

    /// Whether a transaction is open. Only a database in memory, which is SQLite's, is asked.
    pub(crate) fn is_in_transaction(&self) -> bool {
        match &self.0 {
            Engine::Sqlite(engine) => engine.is_in_transaction(),
            #[cfg(feature = "postgres")]
            Engine::Postgres(_) => false,
        }
    }

    /// A new database in memory, without tables.
    pub(crate) fn in_memory() -> Result<Self> {
        Sqlite::in_memory().map(Self::from)
    }

    /// A database in memory that begins as the bytes say which [`Self::serialize`] gave.
    pub(crate) fn deserialize(bytes: &[u8]) -> Result<Self> {
        Sqlite::deserialize(bytes).map(Self::from)
    }

    /// The bytes of a database in memory.
    pub(crate) fn serialize(&mut self) -> Result<Vec<u8>> {
        match &mut self.0 {
            Engine::Sqlite(engine) => engine.serialize(),
            #[cfg(feature = "postgres")]
            Engine::Postgres(_) => Err(no_images()),
        }
    }

    /// Puts the whole database in place of that of another connection, in one transaction.
    pub(crate) fn copy_to(&self, other: &mut Self) -> Result<()> {
        match (&self.0, &mut other.0) {
            (Engine::Sqlite(from), Engine::Sqlite(to)) => from.copy_to(to),
            #[cfg(feature = "postgres")]
            _ => Err(no_images()),
        }
    }

    /// Runs the statements of a migration, which are written in what both engines have in common.
    pub(crate) fn define(&mut self, sql: &str) -> Result<()> {
        match &mut self.0 {
            Engine::Sqlite(engine) => engine.batch(sql),
            #[cfg(feature = "postgres")]
            Engine::Postgres(engine) => engine.batch(&postgres::definition(sql)),
        }
    }

    /// Runs several statements without values.
    pub fn batch(&mut self, sql: &str) -> Result<()> {
        match &mut self.0 {
            Engine::Sqlite(engine) => engine.batch(sql),
            #[cfg(feature = "postgres")]
            Engine::Postgres(engine) => engine.batch(sql),
        }
    }

    /// Runs a statement and says how many rows it changed.
    pub fn execute(&mut self, sql: &str, values: &[Value<'_>]) -> Result<u64> {
        note(sql);
        count();
        match &mut self.0 {
            Engine::Sqlite(engine) => engine.execute(sql, values),
            #[cfg(feature = "postgres")]
            Engine::Postgres(engine) => engine.execute(sql, values),
        }
    }

    /// Runs one statement for each of several lists of values, and says how many rows were changed in all.
    ///
    /// It is prepared once. One statement with the values of every row would take SQLite thirty times as long: it looks
    /// for each parameter among all that came before.
    pub(crate) fn execute_each<'v>(&mut self, sql: &str, rows: impl Iterator<Item = Vec<Value<'v>>>) -> Result<u64> {
        note(sql);
        count();
        match &mut self.0 {
            Engine::Sqlite(engine) => engine.execute_each(sql, rows),
            #[cfg(feature = "postgres")]
            Engine::Postgres(engine) => rows.map(|values| engine.execute(sql, &values)).sum(),
        }
    }

    /// The first row of a statement; `None` when it has none.
    pub fn row<T: FromRow>(&mut self, sql: &str, values: &[Value<'_>]) -> Result<Option<T>> {
        note(sql);
        count();
        match &mut self.0 {
            Engine::Sqlite(engine) => engine.row(sql, values),
            #[cfg(feature = "postgres")]
            Engine::Postgres(engine) => engine.row(sql, values),
        }
    }

    /// Every row of a statement.
    pub fn rows<T: FromRow>(&mut self, sql: &str, values: &[Value<'_>]) -> Result<Vec<T>> {
        note(sql);
        count();
        match &mut self.0 {
            Engine::Sqlite(engine) => engine.rows(sql, values),
            #[cfg(feature = "postgres")]
            Engine::Postgres(engine) => engine.rows(sql, values),
        }
    }

    /// Prepares a statement and says how many parameters it has.
    #[cfg(test)]
    pub(crate) fn parameters(&mut self, sql: &str) -> Result<usize> {
        match &mut self.0 {
            Engine::Sqlite(engine) => engine.parameters(sql),
            #[cfg(feature = "postgres")]
            Engine::Postgres(engine) => engine.parameters(sql),
        }
    }
}

/// Images are SQLite's.
#[cfg(feature = "postgres")]
fn no_images() -> Fault {
    Fault::Statement("a database of PostgreSQL has no image".to_owned())
}

/// Compares the columns of a statement with what its rows are read as, in debug builds.
pub(crate) fn check_columns<'c, T: FromRow>(has: impl Iterator<Item = &'c str>, sql: &str) -> Result<()> {
    if !cfg!(debug_assertions) {
        return Ok(());
    }
    let wants = T::columns();
    if wants.is_empty() {
        return Ok(());
    }
    let has: Vec<_> = has.collect();
    if has == wants {
        return Ok(());
    }
    Err(Fault::Statement(format!("the columns are {has:?}, and {wants:?} are read: {sql}")))
}

#[cfg(debug_assertions)]
thread_local! {
    static RUN: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

#[cfg(debug_assertions)]
fn count() {
    RUN.set(RUN.get() + 1);
}

#[cfg(not(debug_assertions))]
fn count() {}

/// How many statements this thread has run, transactions not counted. Only debug builds have it: tests compare how many a
/// call takes.
#[cfg(debug_assertions)]
pub fn statements_run() -> u64 {
    RUN.get()
}

/// Nothing, but in the debug builds that tests run.
#[cfg(any(not(debug_assertions), test))]
fn note(_sql: &str) {}

/// Appends every text once to the file that `YUNBOX_TEST_STATEMENTS` names: a statement that is put together cannot be
/// found by reading the sources.
#[cfg(all(debug_assertions, not(test)))]
fn note(sql: &str) {
    use std::collections::HashSet;
    use std::fs::File;
    use std::io::Write;
    use std::sync::OnceLock;

    use parking_lot::Mutex;

    struct Noted {
        file: File,
        known: HashSet<String>,
    }

    static NOTED: OnceLock<Option<Mutex<Noted>>> = OnceLock::new();
    let open = || {
        let file = File::options().create(true).append(true).open(std::env::var_os("YUNBOX_TEST_STATEMENTS")?);
        Some(Mutex::new(Noted { file: file.ok()?, known: HashSet::new() }))
    };
    let Some(noted) = NOTED.get_or_init(open) else { return };
    let mut noted = noted.lock();
    if !noted.known.contains(sql) {
        noted.known.insert(sql.to_owned());
        // One line and one write, because tests of several processes write the file. The test that reads it counts.
        let line = sql.split_whitespace().collect::<Vec<_>>().join(" ") + "\n";
        noted.file.write_all(line.as_bytes()).ok();
    }
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
    values: Vec<Value<'static>>,
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
        self.values.push(value.to_value().into_owned());
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

    /// Continues with the condition that a column has one of these values; without values nothing meets it.
    ///
    /// The last value stands there again until there are 1, 2, 4, 8 and so on, so that lists of many lengths are few
    /// statements, which a connection keeps prepared. SQLite takes 32,766 values: a list that can be longer than a page
    /// goes through [`crate::table::in_parts`].
    pub fn push_in<T: ToValue + Copy>(&mut self, column: &str, values: impl IntoIterator<Item = T>) -> &mut Self {
        let mut values: Vec<T> = values.into_iter().collect();
        let Some(last) = values.last().copied() else { return self.push("1 = 0") };
        values.resize(values.len().next_power_of_two(), last);
        self.push(column).push(" IN (").bind_all(values).push(")")
    }

    /// The same values in another text, which is made from this one.
    #[must_use]
    pub fn reworded(&self, text: impl FnOnce(&str) -> String) -> Self {
        Self { text: text(&self.text), values: self.values.clone() }
    }

    /// Runs it and says how many rows it changed.
    pub fn execute(&self, conn: &mut Conn) -> Result<u64> {
        conn.execute(&self.text, &self.values)
    }

    /// Its first row, when it has one.
    pub fn fetch_optional<T: FromRow>(&self, conn: &mut Conn) -> Result<Option<T>> {
        conn.row(&self.text, &self.values)
    }

    /// Every row.
    pub fn fetch_all<T: FromRow>(&self, conn: &mut Conn) -> Result<Vec<T>> {
        conn.rows(&self.text, &self.values)
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
        let mut conn = crate::testing::conn();
        conn.batch("CREATE TABLE things (name TEXT PRIMARY KEY, size BIGINT, new BOOLEAN)").unwrap();
        conn
    }

    /// SQLite numbers parameters by their first appearance and would answer `("one", "two")`.
    #[test]
    fn values_are_bound_by_number() {
        let mut conn = open();
        let pair: (String, String) = sql!("SELECT $2, $1", "one", "two").fetch_one(&mut conn).unwrap();
        assert_eq!(pair, ("two".to_owned(), "one".to_owned()));
        let repeated: (i64, i64, i64) = sql!("SELECT 0 + $2, 0 + $1, 0 + $2", 1, 2).fetch_one(&mut conn).unwrap();
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

    /// PostgreSQL has a sum of `BIGINT` as a `NUMERIC`.
    #[test]
    fn a_sum_is_a_number() {
        let mut conn = open();
        for (name, size, sum) in
            [("a", 12_340_000_i64, 12_340_000_i64), ("b", 1, 12_340_001), ("c", -20_012_340_001, -20_000_000_000)]
        {
            sql!("INSERT INTO things (name, size, new) VALUES ($1, $2, $3)", name, size, false)
                .execute(&mut conn)
                .unwrap();
            assert_eq!(conn.row("SELECT SUM(size) FROM things", &[]).unwrap(), Some(sum));
        }
    }

    #[test]
    fn a_statement_has_as_many_values_as_parameters() {
        let mut conn = open();
        assert!(matches!(conn.execute("DELETE FROM things WHERE name = $1", &[]), Err(Fault::Statement(_))));
        let one = [Value::Integer(1)];
        assert!(conn.execute("DELETE FROM things WHERE name = ?", &one).is_err());
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

    #[test]
    fn a_list_of_values_may_have_any_length() {
        let mut conn = open();
        for size in 0..200_i64 {
            let name = size.to_string();
            sql!("INSERT INTO things (name, size, new) VALUES ($1, $2, TRUE)", name, size).execute(&mut conn).unwrap();
        }
        for length in [0_i64, 1, 2, 3, 63, 64, 65, 130, 200] {
            let mut query = Composed::new("SELECT size FROM things WHERE new = ");
            query.bind(true).push(" AND ").push_in("size", 0..length).push(" ORDER BY size");
            assert_eq!(query.fetch_all::<i64>(&mut conn).unwrap(), (0..length).collect::<Vec<_>>());
        }
    }
}
