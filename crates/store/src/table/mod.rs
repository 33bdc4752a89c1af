//! One list of columns for each table, from which its rows are read, inserted and changed.

use kernel::TenantId;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::conn::Composed;
use crate::value::{Cells, FromRow, Value};
use crate::{AuthorityChange, Conn, Fault, Result, Scope};

/// How many keys stand in one statement: as many as the largest page has things.
const PART: usize = 1_024;

/// What is kept in one column, or in several that stand side by side.
///
/// A type that can be kept in several ways has a form for each; a table names the form behind the field: `rules as Json`.
pub trait Columns<Form = Plain>: Sized {
    /// Appends the names of its columns. A value of one column has the name that it is given; others have their own.
    fn names(column: &'static str, names: &mut Vec<&'static str>);

    /// Reads it from the next columns of a row.
    fn read(cells: &mut Cells<'_>) -> Result<Self>;

    /// Appends the values of its columns.
    fn write<'v>(&'v self, values: &mut Vec<Value<'v>>);
}

/// The form of values that are kept in one way only.
#[derive(Debug)]
pub enum Plain {}

/// The form of values that are kept as JSON without spaces.
#[derive(Debug)]
pub enum Json {}

impl<T: Serialize + DeserializeOwned> Columns<Json> for T {
    fn names(column: &'static str, names: &mut Vec<&'static str>) {
        names.push(column);
    }

    fn read(cells: &mut Cells<'_>) -> Result<Self> {
        let text: String = cells.read()?;
        serde_json::from_str(&text).map_err(|error| Fault::Damaged(format!("JSON cannot be read: {error}")))
    }

    fn write<'v>(&'v self, values: &mut Vec<Value<'v>>) {
        let text = serde_json::to_string(self).unwrap_or_else(|_| "null".to_owned());
        values.push(Value::Text(text.into()));
    }
}

/// Says that values of these types are kept in one column each. They implement [`crate::ToValue`] and [`crate::FromCell`].
#[macro_export]
macro_rules! one_column {
    ($($kind:ty),* $(,)?) => {
        $(impl $crate::Columns for $kind {
            fn names(column: &'static str, names: &mut Vec<&'static str>) {
                names.push(column);
            }

            fn read(cells: &mut $crate::Cells<'_>) -> $crate::Result<Self> {
                cells.read()
            }

            fn write<'v>(&'v self, values: &mut Vec<$crate::Value<'v>>) {
                values.push($crate::ToValue::to_value(self));
            }
        })*
    };
}

one_column!(
    i64,
    u32,
    bool,
    String,
    Vec<u8>,
    std::net::Ipv4Addr,
    std::net::Ipv6Addr,
    kernel::TenantId,
    kernel::Timestamp,
    serde_json::Map<String, serde_json::Value>
);

/// Nothing is kept as `NULL` in each of the columns.
impl<T: Columns> Columns for Option<T> {
    fn names(column: &'static str, names: &mut Vec<&'static str>) {
        T::names(column, names);
    }

    fn read(cells: &mut Cells<'_>) -> Result<Self> {
        if !cells.is_null()? {
            return T::read(cells).map(Some);
        }
        cells.skip(width::<T>());
        Ok(None)
    }

    fn write<'v>(&'v self, values: &mut Vec<Value<'v>>) {
        match self {
            Some(kept) => kept.write(values),
            None => values.extend(std::iter::repeat_n(Value::Null, width::<T>())),
        }
    }
}

fn width<T: Columns>() -> usize {
    let mut names = Vec::new();
    T::names("", &mut names);
    names.len()
}

/// A table of an account's things, and how a row of it is read and written. [`crate::table!`] implements it.
///
/// Every such table has a column `tenant` beside these.
pub trait Table: FromRow {
    /// Its name.
    const NAME: &'static str;

    /// The letter that stands for it in statements.
    const LETTER: &'static str;

    /// The column that tells the things of an account apart.
    const KEY: &'static str;

    /// The tables that are read with it: `JOIN`s, each with the tenant.
    const JOINS: &'static str = "";

    /// What is read from those tables: the column with its letter, and the name it is read under.
    const JOINED: &'static [(&'static str, &'static str)] = &[];

    /// The columns that are written and never read, for statements that look for them.
    const ALSO: &'static [&'static str] = &[];

    /// Names of its own columns, in their order.
    fn own_columns() -> Vec<&'static str>;

    /// Appends the values of its own columns, and of those that are only written.
    fn write<'v>(&'v self, values: &mut Vec<Value<'v>>);
}

/// Says in which columns a structure is kept that is part of others: `field`, `field = column` where the names differ, or
/// `field as Form` where the type has several forms.
#[macro_export]
macro_rules! columns {
    ($kind:ty { $($field:ident $(as $form:ident)? $(= $column:ident)?),* $(,)? }) => {
        impl $crate::Columns for $kind {
            fn names(_column: &'static str, names: &mut Vec<&'static str>) {
                $($crate::push_columns::<_, _, $crate::form!($($form)?)>(
                    &|kind: &$kind| &kind.$field, $crate::column!($field $($column)?), names
                );)*
            }

            fn read(cells: &mut $crate::Cells<'_>) -> $crate::Result<Self> {
                Ok(Self { $($field: $crate::Columns::<$crate::form!($($form)?)>::read(cells)?,)* })
            }

            fn write<'v>(&'v self, values: &mut Vec<$crate::Value<'v>>) {
                $($crate::Columns::<$crate::form!($($form)?)>::write(&self.$field, values);)*
            }
        }
    };
}

/// Says in which table a structure is kept, and in which columns: `field`, `field = column` where the names differ, or
/// `field as Form` where the type has several forms.
///
/// ```ignore
/// table! {
///     RouteTable in route_tables r by route_table_id {
///         id = route_table_id, position, vpc_id, name,
///     }
///     joined "JOIN vpcs v ON v.tenant = r.tenant AND v.vpc_id = r.vpc_id" {
///         resource_group = "v.resource_group",
///     }
/// }
/// ```
///
/// Fields below `joined` are read and not written: from other tables, from a subselect, or from the column `tenant`. Those
/// below `later` are filled in afterwards and empty before. Columns below `also` are only written: `column = function`,
/// which makes an owned value of a row.
#[macro_export]
macro_rules! table {
    (
        $kind:ident in $table:ident $letter:ident by $key:ident {
            $($field:ident $(as $form:ident)? $(= $column:ident)?),* $(,)?
        }
        $(joined $($joins:literal)? { $($far:ident = $from:literal),* $(,)? })?
        $(later { $($later:ident),* $(,)? })?
        $(also { $($also:ident = $made:expr),* $(,)? })?
    ) => {
        impl $crate::Table for $kind {
            const NAME: &'static str = stringify!($table);
            const LETTER: &'static str = stringify!($letter);
            const KEY: &'static str = stringify!($key);
            $(
                const JOINS: &'static str = concat!($($joins)?);
                const JOINED: &'static [(&'static str, &'static str)] = &[$(($from, stringify!($far))),*];
            )?
            $(const ALSO: &'static [&'static str] = &[$(stringify!($also)),*];)?

            fn own_columns() -> Vec<&'static str> {
                let mut names = Vec::new();
                $($crate::push_columns::<_, _, $crate::form!($($form)?)>(
                    &|kind: &$kind| &kind.$field, $crate::column!($field $($column)?), &mut names
                );)*
                names
            }

            fn write<'v>(&'v self, values: &mut Vec<$crate::Value<'v>>) {
                $($crate::Columns::<$crate::form!($($form)?)>::write(&self.$field, values);)*
                $($(values.push($crate::ToValue::to_value(&$made(self)).into_owned());)*)?
            }
        }

        impl $crate::FromRow for $kind {
            fn columns() -> Vec<&'static str> {
                let mut names = <Self as $crate::Table>::own_columns();
                names.extend(<Self as $crate::Table>::JOINED.iter().map(|(_, name)| *name));
                names
            }

            fn from_row(cells: &mut $crate::Cells<'_>) -> $crate::Result<Self> {
                Ok(Self {
                    $($field: $crate::Columns::<$crate::form!($($form)?)>::read(cells)?,)*
                    $($($far: $crate::Columns::<$crate::Plain>::read(cells)?,)*)?
                    $($($later: Default::default(),)*)?
                })
            }
        }
    };
}

/// The name of the column that a field is kept in.
#[doc(hidden)]
#[macro_export]
macro_rules! column {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $column:ident) => {
        stringify!($column)
    };
}

/// The form that a field is kept in.
#[doc(hidden)]
#[macro_export]
macro_rules! form {
    () => {
        $crate::Plain
    };
    ($form:ident) => {
        $form
    };
}

/// Appends the columns of a field. The function is never called: it says what type the field has.
#[doc(hidden)]
pub fn push_columns<S, C: Columns<Form>, Form>(
    _field: &dyn Fn(&S) -> &C,
    column: &'static str,
    names: &mut Vec<&'static str>,
) {
    C::names(column, names);
}

/// The columns of a table with its letter, and what is read from other tables, between commas.
pub fn list<T: Table>() -> String {
    let mut list = String::new();
    for name in T::own_columns() {
        list.extend([if list.is_empty() { "" } else { ", " }, T::LETTER, ".", name]);
    }
    for (column, name) in T::JOINED {
        list.extend([", ", column, " AS ", name]);
    }
    list
}

/// The beginning of a statement that reads rows of the account; conditions can follow, each after ` AND `.
pub fn select<T: Table>(scope: &Scope<'_>) -> Composed {
    let (list, name, letter, joins) = (list::<T>(), T::NAME, T::LETTER, T::JOINS);
    let space = if joins.is_empty() { "" } else { " " };
    let mut query = Composed::new(format!("SELECT {list} FROM {name} {letter}{space}{joins} WHERE {letter}.tenant = "));
    query.bind(scope.tenant_id().0);
    query
}

/// The thing of the account that has this key.
pub fn find<T: Table>(scope: &mut Scope<'_>, key: &str) -> Result<Option<T>> {
    find_by(scope, T::KEY, key)
}

/// The thing of the account that has this value in a column.
pub fn find_by<T: Table>(scope: &mut Scope<'_>, column: &str, value: &str) -> Result<Option<T>> {
    let mut query = select::<T>(scope);
    query.push(" AND ").push(T::LETTER).push(".").push(column).push(" = ").bind(value);
    query.fetch_optional(scope.conn()?)
}

/// The things of the account whose column is behind a text, in the order of that column.
pub fn behind<T: Table>(scope: &mut Scope<'_>, column: &str, after: &str, limit: i64) -> Result<Vec<T>> {
    let column = format!("{}.{column}", T::LETTER);
    let mut query = select::<T>(scope);
    query.push(" AND ").push(&column).push(" > ").bind(after);
    query.push(" ORDER BY ").push(&column).push(" LIMIT ").bind(limit);
    query.fetch_all(scope.conn()?)
}

/// The things of the account that have one of these keys, in any order.
pub fn find_many<T: Table>(scope: &mut Scope<'_>, keys: &[&str]) -> Result<Vec<T>> {
    let column = format!("{}.{}", T::LETTER, T::KEY);
    in_parts(keys, |keys| {
        let mut query = select::<T>(scope);
        query.push(" AND ").push_in(&column, keys);
        query.fetch_all(scope.conn()?)
    })
}

/// Reads what belongs to these keys: in one statement, as long as there are as many keys as a page has things.
pub fn in_parts<R>(keys: &[&str], mut read: impl FnMut(&[&str]) -> Result<Vec<R>>) -> Result<Vec<R>> {
    let mut found = Vec::new();
    for part in keys.chunks(PART) {
        found.append(&mut read(part)?);
    }
    Ok(found)
}

fn written<T: Table>() -> Vec<&'static str> {
    let mut names = T::own_columns();
    names.extend(T::ALSO);
    names
}

/// What rows are written through: a scope, or a change of authority, through which alone authority is written.
pub trait Writer {
    /// Key of the account.
    fn tenant_id(&self) -> TenantId;

    /// The connection.
    fn connection(&mut self) -> Result<&mut Conn>;
}

impl Writer for Scope<'_> {
    fn tenant_id(&self) -> TenantId {
        self.tenant_id()
    }

    fn connection(&mut self) -> Result<&mut Conn> {
        self.conn()
    }
}

impl Writer for AuthorityChange<'_> {
    fn tenant_id(&self) -> TenantId {
        TenantId(self.tenant())
    }

    fn connection(&mut self) -> Result<&mut Conn> {
        Ok(self.conn())
    }
}

/// Inserts rows; it is one statement, however many there are.
pub fn insert<'r, T: Table + 'r>(writer: &mut impl Writer, rows: impl IntoIterator<Item = &'r T>) -> Result<()> {
    insert_or(writer, "", rows)
}

/// Keeps a row in place of the one that has the same key. A table whose key is `tenant` has one row for each account.
pub fn put<T: Table>(writer: &mut impl Writer, row: &T) -> Result<()> {
    let key = if T::KEY == "tenant" { "tenant".to_owned() } else { format!("tenant, {}", T::KEY) };
    let others = written::<T>().into_iter().filter(|name| *name != T::KEY);
    let set = others.map(|name| format!("{name} = excluded.{name}")).collect::<Vec<_>>().join(", ");
    insert_or(writer, &format!(" ON CONFLICT ({key}) DO UPDATE SET {set}"), [row])
}

/// Inserts rows, or does something else where there is such a row.
fn insert_or<'r, T: Table + 'r>(
    writer: &mut impl Writer,
    otherwise: &str,
    rows: impl IntoIterator<Item = &'r T>,
) -> Result<()> {
    let mut rows = rows.into_iter().peekable();
    if rows.peek().is_none() {
        return Ok(());
    }
    let (names, tenant) = (written::<T>(), writer.tenant_id());
    let numbers = (1..=names.len() + 1).map(|number| format!("${number}")).collect::<Vec<_>>().join(", ");
    let text = format!("INSERT INTO {} (tenant, {}) VALUES ({numbers}){otherwise}", T::NAME, names.join(", "));
    let values = rows.map(|row| {
        let mut values = Vec::with_capacity(names.len() + 1);
        values.push(Value::Integer(tenant.0));
        row.write(&mut values);
        values
    });
    writer.connection()?.execute_each(&text, values)?;
    Ok(())
}

/// Keeps these columns of a row as they are now; whether there is such a row.
pub fn update<T: Table>(writer: &mut impl Writer, row: &T, columns: &[&str]) -> Result<bool> {
    let names = written::<T>();
    let mut values = Vec::with_capacity(names.len());
    row.write(&mut values);
    let place = |column: &str| {
        let missing = || Fault::Statement(format!("{} has no column {column}", T::NAME));
        names.iter().position(|name| *name == column).ok_or_else(missing)
    };
    let mut given = vec![Value::Integer(writer.tenant_id().0), values[place(T::KEY)?].clone()];
    let mut set = Vec::with_capacity(columns.len());
    for column in columns {
        given.push(values[place(column)?].clone());
        set.push(format!("{column} = ${}", given.len()));
    }
    let text = format!("UPDATE {} SET {} WHERE tenant = $1 AND {} = $2", T::NAME, set.join(", "), T::KEY);
    Ok(writer.connection()?.execute(&text, &given)? > 0)
}

/// Deletes the rows of the account that have one of these keys, and says how many there were.
pub fn delete<T: Table>(writer: &mut impl Writer, keys: &[&str]) -> Result<u64> {
    let mut count = 0;
    for part in keys.chunks(PART) {
        let mut statement = Composed::new(format!("DELETE FROM {} WHERE tenant = ", T::NAME));
        statement.bind(writer.tenant_id().0).push(" AND ").push_in(T::KEY, part);
        count += statement.execute(writer.connection()?)?;
    }
    Ok(count)
}

#[cfg(test)]
mod tests;
