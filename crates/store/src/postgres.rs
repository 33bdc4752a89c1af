//! PostgreSQL, for tests: with a second engine, every statement is known to be one text for both.
//!
//! It is called as SQLite is, and the thread that calls waits. Nothing here is built into the command.

use std::ffi::OsStr;
use std::hash::{BuildHasher, RandomState};
use std::pin::pin;
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

use sqlx_core::arguments::Arguments;
use sqlx_core::column::Column;
use sqlx_core::connection::{ConnectOptions, Connection};
use sqlx_core::decode::Decode;
use sqlx_core::error::{BoxDynError, Error};
use sqlx_core::executor::Executor;
use sqlx_core::query::{Query, query_statement_with};
use sqlx_core::raw_sql::raw_sql;
use sqlx_core::row::Row;
use sqlx_core::sql_str::{AssertSqlSafe, SqlSafeStr};
use sqlx_core::statement::Statement;
use sqlx_core::type_info::TypeInfo;
use sqlx_core::value::ValueRef;
use sqlx_postgres::{PgArguments, PgConnectOptions, PgConnection, PgRow, PgStatement, PgTypeInfo};
use tokio::runtime::Runtime;

use crate::conn::check_columns;
use crate::value::{Cell, Cells, FromRow, Value};
use crate::{Fault, Place};

type Result<T, E = Fault> = std::result::Result<T, E>;

/// The variable that names the server for tests, as `postgres://user@host:port/database`.
const SERVER: &str = "YUNBOX_TEST_POSTGRES";

/// How many prepared statements a connection keeps.
const PREPARED: usize = 512;

impl Place {
    /// A new schema on the server that `YUNBOX_TEST_POSTGRES` names; `None` without that variable.
    ///
    /// This is the one place that chooses the engine of tests. The schema stays: the server is one to throw away.
    pub fn postgres_for_test() -> Option<Self> {
        let url = std::env::var_os(SERVER).as_deref().and_then(OsStr::to_str)?.to_owned();
        // The standard library's one source of chance: each has keys of its own.
        Some(Self::Postgres { url, schema: format!("test_{:016x}", RandomState::new().hash_one(())) })
    }
}

/// Where connections go.
#[derive(Debug, Clone)]
pub(crate) struct Server(Box<PgConnectOptions>);

impl Server {
    /// A schema of a database, which is made when it is not there.
    pub(crate) fn open(url: &str, schema: &str) -> Result<Self> {
        let options: PgConnectOptions = url.parse()?;
        let options = options.disable_statement_logging().statement_cache_capacity(PREPARED);
        let options = options.options([("search_path", schema), ("client_min_messages", "warning")]);
        let server = Self(Box::new(options));
        server.connect()?.batch(&format!("CREATE SCHEMA IF NOT EXISTS {schema}"))?;
        Ok(server)
    }

    /// A new connection.
    pub(crate) fn connect(&self) -> Result<Postgres> {
        let conn = wait(PgConnection::connect_with(&self.0))?;
        Ok(Postgres { conn, failed: false })
    }
}

/// A connection to PostgreSQL.
pub(crate) struct Postgres {
    conn: PgConnection,
    /// Whether a statement has failed. PostgreSQL then keeps nothing, and answers `COMMIT` as if all were well.
    failed: bool,
}

impl Postgres {
    pub(crate) fn execute(&mut self, sql: &str, values: &[Value<'_>]) -> Result<u64> {
        let statement = self.prepare(sql)?;
        let query = bind(&statement, sql, values)?;
        let done = wait(query.execute(&mut self.conn));
        Ok(self.note(done)?.rows_affected())
    }

    pub(crate) fn batch(&mut self, sql: &str) -> Result<()> {
        let done = wait(raw_sql(AssertSqlSafe(sql)).execute(&mut self.conn));
        self.note(done).map(drop)
    }

    pub(crate) fn row<T: FromRow>(&mut self, sql: &str, values: &[Value<'_>]) -> Result<Option<T>> {
        Ok(self.rows(sql, values)?.into_iter().next())
    }

    pub(crate) fn rows<T: FromRow>(&mut self, sql: &str, values: &[Value<'_>]) -> Result<Vec<T>> {
        let statement = self.prepare(sql)?;
        check_columns::<T>(statement.columns().iter().map(Column::name), sql)?;
        let query = bind(&statement, sql, values)?;
        let rows = wait(query.fetch_all(&mut self.conn));
        self.note(rows)?.iter().map(|row| T::from_row(&mut Cells::of_postgres(row))).collect()
    }

    /// Ends the transaction, and fails when a statement of it has failed.
    pub(crate) fn commit(&mut self) -> Result<()> {
        if std::mem::take(&mut self.failed) {
            self.batch("ROLLBACK")?;
            return Err(Fault::Statement("the transaction was undone after a statement that failed".to_owned()));
        }
        self.batch("COMMIT")
    }

    /// Undoes the transaction.
    pub(crate) fn undo(&mut self) -> Result<()> {
        self.failed = false;
        self.batch("ROLLBACK")
    }

    /// Prepares a statement, which the connection keeps, and learns the types of its parameters.
    fn prepare(&mut self, sql: &str) -> Result<PgStatement> {
        let statement = wait(Executor::prepare(&mut self.conn, AssertSqlSafe(sql).into_sql_str()));
        self.note(statement)
    }

    /// How many parameters a statement has.
    #[cfg(test)]
    pub(crate) fn parameters(&mut self, sql: &str) -> Result<usize> {
        let statement = self.prepare(sql)?;
        Ok(parameters(&statement).len())
    }

    fn note<T>(&mut self, done: Result<T, Error>) -> Result<T> {
        self.failed |= done.is_err();
        Ok(done?)
    }
}

fn parameters(statement: &PgStatement) -> &[PgTypeInfo] {
    statement.parameters().and_then(sqlx_core::Either::left).unwrap_or_default()
}

/// Gives a statement its values, each as the type that PostgreSQL found for its parameter.
fn bind<'s>(
    statement: &'s PgStatement,
    sql: &str,
    values: &[Value<'_>],
) -> Result<Query<'s, sqlx_postgres::Postgres, PgArguments>> {
    let kinds = parameters(statement);
    if kinds.len() != values.len() {
        return Err(Fault::Statement(format!("{} values for {} parameters: {sql}", values.len(), kinds.len())));
    }
    let mut arguments = PgArguments::default();
    for (kind, value) in kinds.iter().zip(values) {
        add(&mut arguments, kind.name(), value).map_err(|why| Fault::Statement(format!("{why}: {sql}")))?;
    }
    Ok(query_statement_with(statement, arguments))
}

fn add(arguments: &mut PgArguments, kind: &str, value: &Value<'_>) -> Result<(), BoxDynError> {
    match (kind, value) {
        (_, Value::Null) => arguments.add(None::<i64>),
        ("INT8", Value::Integer(number)) => arguments.add(*number),
        ("INT4", Value::Integer(number)) => arguments.add(i32::try_from(*number)?),
        ("BOOL", Value::Integer(number)) => arguments.add(*number != 0),
        ("TEXT" | "VARCHAR", Value::Text(text)) => arguments.add(text.as_ref()),
        ("BYTEA", Value::Bytes(bytes)) => arguments.add(bytes.as_ref()),
        (kind, value) => Err(format!("{value:?} for a parameter of type {kind}").into()),
    }
}

/// A value of a row; `None` when it is of a type that the schema does not use.
pub(crate) fn cell(row: &PgRow, column: usize) -> Result<Option<Cell<'_>>> {
    let value = row.try_get_raw(column)?;
    if value.is_null() {
        return Ok(Some(Cell::Null));
    }
    let kind = value.type_info().into_owned();
    let cell = match kind.name() {
        "INT8" => i64::decode(value).map(Cell::Integer),
        "INT4" => i32::decode(value).map(|number| Cell::Integer(number.into())),
        "BOOL" => bool::decode(value).map(|truth| Cell::Integer(truth.into())),
        "NUMERIC" => {
            value.as_bytes().and_then(|bytes| whole_number(bytes).ok_or_else(|| "not whole".into())).map(Cell::Integer)
        }
        "TEXT" | "VARCHAR" | "NAME" => <&str>::decode(value).map(Cell::Text),
        "BYTEA" => <&[u8]>::decode(value).map(Cell::Bytes),
        _ => return Ok(None),
    };
    Ok(Some(cell.map_err(Error::Decode)?))
}

/// Reads a `NUMERIC`, which a sum of `BIGINT` is: the number of digits to base 10,000, the weight of the first, the
/// sign, how many decimals are shown, and the digits.
fn whole_number(bytes: &[u8]) -> Option<i64> {
    let mut parts = bytes.chunks_exact(2).filter_map(|part| Some(i16::from_be_bytes(part.try_into().ok()?)));
    let (count, weight, sign, _decimals) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    if count > weight + 1 || !matches!(sign, 0 | 0x4000) {
        return None;
    }
    let digits = parts.map(i64::from).chain(std::iter::repeat(0)).take(usize::try_from(weight + 1).ok()?);
    let number = digits.into_iter().try_fold(0_i64, |number, digit| number.checked_mul(10_000)?.checked_add(digit))?;
    Some(if sign == 0 { number } else { -number })
}

/// The statements of a migration in PostgreSQL's words. The texts of migrations never change.
///
/// Texts are compared by their bytes, as SQLite does, whatever the language of the database is.
pub(crate) fn definition(sql: &str) -> String {
    sql.replace(" TEXT", " TEXT COLLATE \"C\"").replace(" BLOB", " BYTEA")
}

/// Waits on this thread, which may be one that serves calls of a runtime: a runtime of the engine's own watches the
/// sockets.
fn wait<T>(work: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
    static SOCKETS: OnceLock<std::io::Result<Runtime>> = OnceLock::new();
    let build = || tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
    let runtime = SOCKETS.get_or_init(build).as_ref().map_err(|error| std::io::Error::from(error.kind()))?;
    let _entered = runtime.enter();
    let waker = Waker::from(Arc::new(Caller(thread::current())));
    // A task of the caller's runtime may have spent its share of turns, and would never get to the end here.
    let mut work = pin!(tokio::task::unconstrained(work));
    loop {
        match work.as_mut().poll(&mut Context::from_waker(&waker)) {
            Poll::Ready(done) => return done,
            Poll::Pending => thread::park(),
        }
    }
}

/// The thread that waits.
struct Caller(Thread);

impl Wake for Caller {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}
