//! Names of users, groups, roles and policies.

use std::fmt;

use kernel::Cloud;

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
