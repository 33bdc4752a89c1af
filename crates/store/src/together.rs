//! Many rows in one message.
//!
//! sqlx runs the database in a thread of its own and hands a result over row by row. Waking the reader for each row
//! costs more than reading it, so lists let the database write all their rows as one text.

use serde::de::DeserializeOwned;
use sqlx::QueryBuilder;

use crate::{Conn, Db, Fault, Result};

/// Begins a statement: `select`, to which conditions are pushed, and the columns that are read from it.
///
/// A row is the list of its `columns`, for a `T` that has them as fields in this order. With columns in `json`, which
/// hold JSON, it is a list of that list and of each of them. The rows keep the order that the end of the statement
/// asks for. No column may hold bytes.
pub fn select(columns: &[&str], json: &[&str], select: &str) -> QueryBuilder<Db> {
    let mut row = format!("json_array({})", columns.join(", "));
    if !json.is_empty() {
        row = format!("json_array({row}, json({}))", json.join("), json("));
    }
    QueryBuilder::new(format!("SELECT json_group_array({row}) FROM ({select}"))
}

/// The rows of a statement that [`select`] began.
///
/// # Errors
/// [`Fault::Damaged`] when a row does not fit `T`.
pub async fn fetch<T: DeserializeOwned>(mut query: QueryBuilder<Db>, conn: &mut Conn) -> Result<Vec<T>> {
    query.push(")");
    let text: String = query.build_query_scalar().fetch_one(conn).await?;
    serde_json::from_str(&text).map_err(|error| Fault::Damaged(error.to_string()))
}
