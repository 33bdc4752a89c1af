//! What can be wrong with the text of a catalogue.

/// A fault in the text of a catalogue.
#[derive(Debug, thiserror::Error)]
pub enum CatalogueError {
    /// The text is not comma-separated text with the expected columns.
    #[error("cannot read the table of {table}")]
    Unreadable {
        /// Which table.
        table: &'static str,
        /// What the reader says, with the line.
        source: csv::Error,
    },
    /// A row reads well but makes no sense.
    #[error("`{entry}` in the table of {table}: {reason}")]
    BadEntry {
        /// Which table.
        table: &'static str,
        /// The id of the row.
        entry: String,
        /// What is wrong with it.
        reason: String,
    },
    /// Two rows have the same id.
    #[error("`{entry}` occurs twice in the table of {table}")]
    Duplicate {
        /// Which table.
        table: &'static str,
        /// The id that occurs twice.
        entry: String,
    },
    /// A row names something that no other table has.
    #[error("`{entry}` in the table of {table} refers to `{reference}`, which is not there")]
    DanglingReference {
        /// Which table.
        table: &'static str,
        /// The id of the row.
        entry: String,
        /// What it names.
        reference: String,
    },
}
