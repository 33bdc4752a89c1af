//! What statements are given, and what they give back.

use std::borrow::Cow;
use std::net::{Ipv4Addr, Ipv6Addr};

use kernel::{TenantId, Timestamp, time};

use crate::{Fault, Result, sqlite};

/// A value that a statement is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value<'v> {
    /// Nothing.
    Null,
    /// A number; truth values are 0 and 1.
    Integer(i64),
    /// A text.
    Text(Cow<'v, str>),
    /// Bytes.
    Bytes(Cow<'v, [u8]>),
}

impl Value<'_> {
    /// The same value, which nothing else has to keep.
    pub fn into_owned(self) -> Value<'static> {
        match self {
            Value::Null => Value::Null,
            Value::Integer(number) => Value::Integer(number),
            Value::Text(text) => Value::Text(text.into_owned().into()),
            Value::Bytes(bytes) => Value::Bytes(bytes.into_owned().into()),
        }
    }
}

/// Something that a statement can be given.
pub trait ToValue {
    /// It, as the database takes it.
    fn to_value(&self) -> Value<'_>;
}

macro_rules! integers {
    ($($integer:ty),*) => {
        $(impl ToValue for $integer {
            fn to_value(&self) -> Value<'_> {
                Value::Integer(i64::from(*self))
            }
        })*
    };
}

integers!(i64, i32, u32, u16, u8, bool);

impl ToValue for str {
    fn to_value(&self) -> Value<'_> {
        Value::Text(self.into())
    }
}

impl ToValue for String {
    fn to_value(&self) -> Value<'_> {
        Value::Text(self.into())
    }
}

impl ToValue for [u8] {
    fn to_value(&self) -> Value<'_> {
        Value::Bytes(self.into())
    }
}

impl ToValue for Vec<u8> {
    fn to_value(&self) -> Value<'_> {
        Value::Bytes(self.into())
    }
}

/// Kept as its number.
impl ToValue for TenantId {
    fn to_value(&self) -> Value<'_> {
        Value::Integer(self.0)
    }
}

/// Kept as its text.
impl ToValue for Ipv4Addr {
    fn to_value(&self) -> Value<'_> {
        Value::Text(self.to_string().into())
    }
}

/// Kept as its text.
impl ToValue for Ipv6Addr {
    fn to_value(&self) -> Value<'_> {
        Value::Text(self.to_string().into())
    }
}

/// Kept as milliseconds since 1970.
impl ToValue for Timestamp {
    fn to_value(&self) -> Value<'_> {
        Value::Integer(time::to_millis(*self))
    }
}

/// Kept as JSON without spaces.
impl ToValue for serde_json::Map<String, serde_json::Value> {
    fn to_value(&self) -> Value<'_> {
        Value::Text(serde_json::to_string(self).unwrap_or_else(|_| "{}".to_owned()).into())
    }
}

impl<T: ToValue + ?Sized> ToValue for &T {
    fn to_value(&self) -> Value<'_> {
        (**self).to_value()
    }
}

impl<T: ToValue> ToValue for Option<T> {
    fn to_value(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Null, ToValue::to_value)
    }
}

/// A value of a row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Cell<'r> {
    /// Nothing.
    Null,
    /// A number.
    Integer(i64),
    /// A text.
    Text(&'r str),
    /// Bytes.
    Bytes(&'r [u8]),
}

impl<'r> Cell<'r> {
    /// The text, when it is one.
    pub fn text(self) -> Option<&'r str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// What a value of a row can be read as.
pub trait FromCell: Sized {
    /// The value; `None` when it is of another type.
    fn from_cell(cell: Cell<'_>) -> Option<Self>;
}

impl FromCell for i64 {
    fn from_cell(cell: Cell<'_>) -> Option<Self> {
        match cell {
            Cell::Integer(number) => Some(number),
            _ => None,
        }
    }
}

impl FromCell for u32 {
    fn from_cell(cell: Cell<'_>) -> Option<Self> {
        i64::from_cell(cell)?.try_into().ok()
    }
}

impl FromCell for TenantId {
    fn from_cell(cell: Cell<'_>) -> Option<Self> {
        i64::from_cell(cell).map(Self)
    }
}

impl FromCell for Ipv4Addr {
    fn from_cell(cell: Cell<'_>) -> Option<Self> {
        cell.text()?.parse().ok()
    }
}

impl FromCell for Ipv6Addr {
    fn from_cell(cell: Cell<'_>) -> Option<Self> {
        cell.text()?.parse().ok()
    }
}

impl FromCell for Timestamp {
    fn from_cell(cell: Cell<'_>) -> Option<Self> {
        i64::from_cell(cell).map(time::from_millis)
    }
}

impl FromCell for serde_json::Map<String, serde_json::Value> {
    fn from_cell(cell: Cell<'_>) -> Option<Self> {
        serde_json::from_str(cell.text()?).ok()
    }
}

impl FromCell for bool {
    fn from_cell(cell: Cell<'_>) -> Option<Self> {
        i64::from_cell(cell).map(|number| number != 0)
    }
}

impl FromCell for String {
    fn from_cell(cell: Cell<'_>) -> Option<Self> {
        cell.text().map(str::to_owned)
    }
}

impl FromCell for Vec<u8> {
    fn from_cell(cell: Cell<'_>) -> Option<Self> {
        match cell {
            Cell::Bytes(bytes) => Some(bytes.to_vec()),
            _ => None,
        }
    }
}

impl<T: FromCell> FromCell for Option<T> {
    fn from_cell(cell: Cell<'_>) -> Option<Self> {
        match cell {
            Cell::Null => Some(None),
            cell => T::from_cell(cell).map(Some),
        }
    }
}

/// The values of one row, which are read from left to right.
#[derive(Debug)]
pub struct Cells<'r> {
    row: Row<'r>,
    next: usize,
}

/// A row, as its engine has it.
#[derive(Debug)]
enum Row<'r> {
    Sqlite(&'r rusqlite::Row<'r>),
    #[cfg(feature = "postgres")]
    Postgres(&'r sqlx_postgres::PgRow),
}

impl<'r> Cells<'r> {
    pub(crate) fn of(row: &'r rusqlite::Row<'r>) -> Self {
        Self { row: Row::Sqlite(row), next: 0 }
    }

    #[cfg(feature = "postgres")]
    pub(crate) fn of_postgres(row: &'r sqlx_postgres::PgRow) -> Self {
        Self { row: Row::Postgres(row), next: 0 }
    }

    /// The next value.
    ///
    /// # Errors
    /// [`Fault::Damaged`] when the row has no further value, or one of another type.
    pub fn read<T: FromCell>(&mut self) -> Result<T> {
        let (column, cell) = (self.next, self.cell()?);
        self.next += 1;
        cell.and_then(T::from_cell)
            .ok_or_else(|| Fault::Damaged(format!("column {column} does not hold a {}", std::any::type_name::<T>())))
    }

    /// Whether there is nothing in the next value.
    pub fn is_null(&self) -> Result<bool> {
        Ok(self.cell()? == Some(Cell::Null))
    }

    /// Leaves out values.
    pub fn skip(&mut self, count: usize) {
        self.next += count;
    }

    fn cell(&self) -> Result<Option<Cell<'r>>> {
        match self.row {
            Row::Sqlite(row) => sqlite::cell(row, self.next),
            #[cfg(feature = "postgres")]
            Row::Postgres(row) => crate::postgres::cell(row, self.next),
        }
    }
}

/// What a row can be read as.
pub trait FromRow: Sized {
    /// Names of the columns, in their order; empty where any will do.
    fn columns() -> Vec<&'static str> {
        Vec::new()
    }

    /// Reads a row.
    ///
    /// # Errors
    /// [`Fault::Damaged`] when the row holds something else.
    fn from_row(cells: &mut Cells<'_>) -> Result<Self>;
}

/// A row of one value.
impl<T: FromCell> FromRow for T {
    fn from_row(cells: &mut Cells<'_>) -> Result<Self> {
        cells.read()
    }
}

macro_rules! tuples {
    ($(($($part:ident),*)),*) => {
        $(impl<$($part: FromCell),*> FromRow for ($($part,)*) {
            fn from_row(cells: &mut Cells<'_>) -> Result<Self> {
                Ok(($(cells.read::<$part>()?,)*))
            }
        })*
    };
}

tuples!((A, B), (A, B, C), (A, B, C, D), (A, B, C, D, E));

/// Declares what a row is read as: a structure whose fields are the columns of a statement, by name and in order.
///
/// In debug builds a statement whose columns have other names is refused, so every test that runs it checks it.
#[macro_export]
macro_rules! row {
    ($(
        $(#[$about:meta])*
        $visible:vis struct $name:ident {
            $($(#[$of_field:meta])* $field_visible:vis $field:ident: $kind:ty),* $(,)?
        }
    )*) => {
        $(
            $(#[$about])*
            $visible struct $name {
                $($(#[$of_field])* $field_visible $field: $kind,)*
            }

            impl $crate::FromRow for $name {
                fn columns() -> Vec<&'static str> {
                    vec![$(stringify!($field)),*]
                }

                fn from_row(cells: &mut $crate::Cells<'_>) -> $crate::Result<Self> {
                    Ok(Self { $($field: cells.read()?,)* })
                }
            }
        )*
    };
}
