//! Names of users, groups, roles and policies.

use std::fmt;

use kernel::Cloud;
use store::{Cell, Cells, Columns, FromCell, ToValue, Value, one_column};

/// A name that a dialect has found to follow its vendor's rules.
///
/// Names keep their case and are compared without it: [`Name::key`] is what is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    text: String,
    key: String,
}

impl Name {
    /// A name.
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        let key = text.to_lowercase();
        Self { text, key }
    }

    /// The name as it was given.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether this name leads to the thing called `stored` in a cloud.
    pub fn finds(&self, stored: &Self, cloud: &Cloud) -> bool {
        if cloud.exact_names { self.text == stored.text } else { self.key == stored.key }
    }

    /// What names are compared by: the name in lower case.
    pub fn key(&self) -> &str {
        &self.key
    }
}

/// Kept as it was given.
impl ToValue for Name {
    fn to_value(&self) -> Value<'_> {
        self.text.to_value()
    }
}

impl FromCell for Name {
    fn from_cell(cell: Cell<'_>) -> Option<Self> {
        String::from_cell(cell).map(Self::new)
    }
}

one_column!(Name);

/// The form of a name that the thing is found by: what is compared stands beside it, in the column `name_key`.
#[derive(Debug)]
pub(crate) enum WithKey {}

impl Columns<WithKey> for Name {
    fn names(column: &'static str, names: &mut Vec<&'static str>) {
        names.extend([column, "name_key"]);
    }

    fn read(cells: &mut Cells<'_>) -> store::Result<Self> {
        let name = cells.read()?;
        cells.skip(1);
        Ok(name)
    }

    fn write<'v>(&'v self, values: &mut Vec<Value<'v>>) {
        values.extend([self.text.to_value(), self.key.to_value()]);
    }
}

impl From<&str> for Name {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
