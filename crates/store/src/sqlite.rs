//! SQLite: statements run on the thread that calls, and nothing waits for another thread.

use std::ops::Range;
use std::path::Path;
use std::time::Duration;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::types::{Null, ValueRef};
use rusqlite::{CachedStatement, Connection, MAIN_DB, Row};

use crate::conn::check_columns;
use crate::value::{Cell, Cells, FromRow, Value};
use crate::{Fault, Result};

/// How many prepared statements a connection keeps.
const PREPARED: usize = 512;

/// How long a statement waits for a lock of another connection.
const BUSY: Duration = Duration::from_secs(10);

/// How long the log of a database in a folder stays when all of it was copied into the database, in bytes.
pub(crate) const LONGEST_LOG: i64 = 4 * 1_024 * 1_024;

/// Where a database says which versions of its format write and read it, and what one without a log says. Source: SQLite's
/// page on the format of its files, 1.3.3.
const FORMATS: Range<usize> = 18..20;
const WITHOUT_LOG: u8 = 1;

/// A connection to SQLite.
pub(crate) struct Sqlite(Connection);

impl Sqlite {
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

    /// A database in memory that begins as these bytes say.
    pub(crate) fn deserialize(bytes: &[u8]) -> Result<Self> {
        let mut conn = Connection::open_in_memory()?;
        conn.deserialize_read_exact(MAIN_DB, bytes, bytes.len(), false)?;
        Self::ready(conn)
    }

    /// The bytes of a database in memory.
    pub(crate) fn serialize(&mut self) -> Result<Vec<u8>> {
        let mut bytes = self.0.serialize(MAIN_DB)?.to_vec();
        // A copy of a database with a log says so of itself, and could not be opened without one.
        if let Some(formats) = bytes.get_mut(FORMATS) {
            formats.fill(WITHOUT_LOG);
        }
        Ok(bytes)
    }

    /// Puts the whole database in place of another connection's, in one transaction.
    pub(crate) fn copy_to(&self, other: &mut Self) -> Result<()> {
        let copying = Backup::new(&self.0, &mut other.0)?;
        match copying.step(-1)? {
            StepResult::Done => Ok(()),
            _ => Err(Fault::Held),
        }
    }

    fn ready(conn: Connection) -> Result<Self> {
        conn.set_prepared_statement_cache_capacity(PREPARED);
        conn.pragma_update(None, "foreign_keys", false)?;
        Ok(Self(conn))
    }

    pub(crate) fn is_in_transaction(&self) -> bool {
        !self.0.is_autocommit()
    }

    pub(crate) fn execute(&self, sql: &str, values: &[Value<'_>]) -> Result<u64> {
        let mut statement = self.prepare(sql, values)?;
        Ok(statement.raw_execute().map(|count| count as u64)?)
    }

    pub(crate) fn batch(&self, sql: &str) -> Result<()> {
        Ok(self.0.execute_batch(sql)?)
    }

    pub(crate) fn row<T: FromRow>(&self, sql: &str, values: &[Value<'_>]) -> Result<Option<T>> {
        let mut statement = self.prepare(sql, values)?;
        check_columns::<T>(statement.column_names(), sql)?;
        let mut rows = statement.raw_query();
        rows.next()?.map(|row| T::from_row(&mut Cells::of(row))).transpose()
    }

    pub(crate) fn rows<T: FromRow>(&self, sql: &str, values: &[Value<'_>]) -> Result<Vec<T>> {
        let mut statement = self.prepare(sql, values)?;
        check_columns::<T>(statement.column_names(), sql)?;
        let mut rows = statement.raw_query();
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            all.push(T::from_row(&mut Cells::of(row))?);
        }
        Ok(all)
    }

    /// How many parameters a statement has; they are `$1` to the last without a gap.
    #[cfg(test)]
    pub(crate) fn parameters(&self, sql: &str) -> Result<usize> {
        let statement = self.0.prepare_cached(sql)?;
        let count = statement.parameter_count();
        for number in 1..=count {
            if statement.parameter_index(&format!("${number}"))?.is_none() {
                return Err(Fault::Statement(format!("${number} is missing: {sql}")));
            }
        }
        Ok(count)
    }

    /// Runs a statement for each of several lists of values.
    pub(crate) fn execute_each<'v>(&self, sql: &str, rows: impl Iterator<Item = Vec<Value<'v>>>) -> Result<u64> {
        let mut statement = self.0.prepare_cached(sql)?;
        let mut count = 0;
        for values in rows {
            bind(&mut statement, sql, &values)?;
            count += statement.raw_execute()? as u64;
        }
        Ok(count)
    }

    /// Prepares a statement and binds its values.
    fn prepare(&self, sql: &str, values: &[Value<'_>]) -> Result<CachedStatement<'_>> {
        if values.len() <= NAMED {
            let mut statement = self.0.prepare_cached(sql)?;
            bind(&mut statement, sql, values)?;
            return Ok(statement);
        }
        // A statement of so many values is put together, and has no `$` but those of its parameters.
        let mut statement = self.0.prepare_cached(&sql.replace('$', "?"))?;
        check_count(statement.parameter_count(), sql, values)?;
        for (place, value) in values.iter().enumerate() {
            bind_one(&mut statement, place + 1, value)?;
        }
        Ok(statement)
    }
}

/// How many parameters have names. SQLite looks for a name among those that came before, and finds a number at once.
const NAMED: usize = 64;

/// Binds values by the numbers of `$1`, `$2`.
///
/// SQLite numbers such parameters by their first appearance, so `$2, $1` would bind the wrong values by position.
fn bind(statement: &mut CachedStatement<'_>, sql: &str, values: &[Value<'_>]) -> Result<()> {
    let count = statement.parameter_count();
    check_count(count, sql, values)?;
    for place in 1..=count {
        let number = statement.parameter_name(place).and_then(|name| name.get(1..)?.parse::<usize>().ok());
        let value = number.and_then(|number| values.get(number.checked_sub(1)?));
        let value = value.ok_or_else(|| Fault::Statement(format!("parameters are $1, $2 and so on: {sql}")))?;
        bind_one(statement, place, value)?;
    }
    Ok(())
}

fn check_count(count: usize, sql: &str, values: &[Value<'_>]) -> Result<()> {
    if count == values.len() {
        return Ok(());
    }
    Err(Fault::Statement(format!("{} values for {count} parameters: {sql}", values.len())))
}

fn bind_one(statement: &mut CachedStatement<'_>, place: usize, value: &Value<'_>) -> Result<()> {
    match value {
        Value::Null => statement.raw_bind_parameter(place, Null)?,
        Value::Integer(number) => statement.raw_bind_parameter(place, *number)?,
        Value::Text(text) => statement.raw_bind_parameter(place, text.as_ref())?,
        Value::Bytes(bytes) => statement.raw_bind_parameter(place, bytes.as_ref())?,
    }
    Ok(())
}

/// A value of a row; `None` when it is of a type that the schema does not use.
pub(crate) fn cell<'r>(row: &'r Row<'_>, column: usize) -> Result<Option<Cell<'r>>> {
    Ok(match row.get_ref(column)? {
        ValueRef::Null => Some(Cell::Null),
        ValueRef::Integer(number) => Some(Cell::Integer(number)),
        ValueRef::Text(text) => std::str::from_utf8(text).ok().map(Cell::Text),
        ValueRef::Blob(bytes) => Some(Cell::Bytes(bytes)),
        ValueRef::Real(_) => None,
    })
}
