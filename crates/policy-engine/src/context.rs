//! What a request carries besides its name: the values of condition keys.

use std::borrow::Cow;
use std::fmt;

use crate::fold::same_ignoring_case;

/// Holds the condition keys of one request and their values.
///
/// Keys are compared without regard to case, tag keys after the slash
/// included. A key may have several values.
///
/// ```
/// use policy_engine::Context;
///
/// let context = Context::new()
///     .with("acs:SourceIp", "203.0.113.9")
///     .with_values("ksc:Tag", ["team&web", "draft"]);
/// assert_eq!(context.values("ACS:sourceip").collect::<Vec<_>>(), ["203.0.113.9"]);
/// assert_eq!(context.values("ksc:tag").count(), 2);
/// ```
#[derive(Debug, Clone, Default)]
pub struct Context {
    entries: Vec<Entry>,
}

/// Holds one value of one condition key.
#[derive(Clone)]
pub struct Entry {
    key: Cow<'static, str>,
    value: String,
    hidden: bool,
}

impl Context {
    /// Makes a context without keys.
    pub fn new() -> Context {
        Context::default()
    }

    /// Adds a value to a key.
    #[must_use]
    pub fn with(mut self, key: impl Into<Cow<'static, str>>, value: impl Into<String>) -> Context {
        self.push(key, value);
        self
    }

    /// Adds several values to a key. Without a value the key stays absent.
    #[must_use]
    pub fn with_values<V: Into<String>>(
        mut self,
        key: impl Into<Cow<'static, str>>,
        values: impl IntoIterator<Item = V>,
    ) -> Context {
        let key = key.into();
        for value in values {
            self.push(key.clone(), value);
        }
        self
    }

    /// Adds a value that conditions see and explanations do not show.
    #[must_use]
    pub fn with_hidden(mut self, key: impl Into<Cow<'static, str>>, value: impl Into<String>) -> Context {
        let value = value.into();
        self.entries.push(Entry { key: key.into(), value, hidden: true });
        self
    }

    /// Adds a value to a key in place.
    pub fn push(&mut self, key: impl Into<Cow<'static, str>>, value: impl Into<String>) {
        let value = value.into();
        self.entries.push(Entry { key: key.into(), value, hidden: false });
    }

    /// Every value with its key, in the order in which they were added.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter()
    }

    /// The values of a key; none if the key is absent.
    pub fn values<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a str> {
        self.entries_of(key).map(|entry| &*entry.value)
    }

    pub(crate) fn entries_of<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a Entry> {
        self.entries.iter().filter(move |entry| same_ignoring_case(&entry.key, key))
    }

    /// The same context with one key set to one value.
    pub(crate) fn replacing(&self, key: &str, value: &str) -> Context {
        let mut entries: Vec<Entry> =
            self.entries.iter().filter(|entry| !same_ignoring_case(&entry.key, key)).cloned().collect();
        let key = Cow::Owned(key.to_owned());
        entries.push(Entry { key, value: value.to_owned(), hidden: false });
        Context { entries }
    }

    /// The same context without one key.
    pub(crate) fn lacking(&self, key: &str) -> Context {
        let mut context = self.clone();
        context.entries.retain(|entry| !same_ignoring_case(&entry.key, key));
        context
    }
}

impl Entry {
    /// The key as the caller wrote it.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The value, unless it is hidden.
    pub fn shown(&self) -> Option<&str> {
        (!self.hidden).then_some(&*self.value)
    }

    /// The value as conditions see it, hidden or not.
    pub(crate) fn value(&self) -> &str {
        &self.value
    }
}

impl fmt::Debug for Entry {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}={:?}", self.key, self.shown().unwrap_or("(hidden)"))
    }
}
