//! Rows in their order, found by id.

use std::collections::HashMap;

use serde::{Deserialize, Deserializer, de::DeserializeOwned};

use super::CatalogueError;

/// A row of the catalogue.
pub(super) trait Entry: Sized {
    /// What the rows are, in the plural, for messages.
    const TABLE: &'static str;

    /// The columns as they are written.
    type Row: DeserializeOwned;

    /// What the row is found by.
    fn id(&self) -> &str;

    /// Makes sense of a row, or says in words why it has none.
    fn from_row(row: Self::Row) -> Result<Self, (String, String)>;
}

/// The rows of one source, in order and by id.
#[derive(Debug, Clone)]
pub(super) struct Table<T> {
    rows: Vec<T>,
    by_id: HashMap<String, usize>,
}

impl<T: Entry> Table<T> {
    pub(super) fn parse(text: &str) -> Result<Self, CatalogueError> {
        let mut table = Self { rows: Vec::new(), by_id: HashMap::new() };
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        for row in reader.deserialize::<T::Row>() {
            let row = row.map_err(|source| CatalogueError::Unreadable { table: T::TABLE, source })?;
            table.push(T::from_row(row).map_err(|(entry, reason)| CatalogueError::BadEntry {
                table: T::TABLE,
                entry,
                reason,
            })?)?;
        }
        Ok(table)
    }

    fn push(&mut self, entry: T) -> Result<(), CatalogueError> {
        let id = entry.id().to_owned();
        if self.by_id.insert(id.clone(), self.rows.len()).is_some() {
            return Err(CatalogueError::Duplicate { table: T::TABLE, entry: id });
        }
        self.rows.push(entry);
        Ok(())
    }

    pub(super) fn rows(&self) -> &[T] {
        &self.rows
    }

    pub(super) fn get(&self, id: &str) -> Option<&T> {
        self.rows.get(*self.by_id.get(id)?)
    }
}

/// Reads a column that holds words separated by spaces.
pub(super) fn words<'de, D: Deserializer<'de>>(column: D) -> Result<Vec<String>, D::Error> {
    let text = String::deserialize(column)?;
    Ok(text.split_whitespace().map(str::to_owned).collect())
}
