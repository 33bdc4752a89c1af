//! Flat request parameters (`Tag.1.Key=env`) read as a tree, then as any `Deserialize` type.
//!
//! A list may come as repeated names or as one JSON text; both read alike.

mod deserialize;
mod error;
mod one_or_many;
mod unbuilt;
mod with;

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::de::DeserializeOwned;

pub use error::{ParamError, Problem, Unreadable};
pub use one_or_many::Several;
pub use unbuilt::Unbuilt;
pub use with::With;

/// How many parameters a call may have.
pub const MOST: usize = 5_000;

/// How many parts a parameter's name may have.
pub const DEEPEST: usize = 12;

/// The parameters of a call.
#[derive(Debug, Clone, Default)]
pub struct Params {
    root: Node,
    count: usize,
}

#[derive(Debug, Clone, Default)]
struct Node {
    value: Option<String>,
    children: BTreeMap<Key, Node>,
}

/// One part of a name. Numbers order as numbers, so `Tag.10` follows `Tag.9`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Index(u32),
    Name(String),
}

impl Key {
    fn parse(part: &str) -> Self {
        // `01` and `+1` stay names: they would not be written back the same.
        let plain = part == "0" || !part.starts_with(['0', '+']);
        match part.parse() {
            Ok(index) if plain => Self::Index(index),
            _ => Self::Name(part.to_owned()),
        }
    }

    fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Index(index) => index.to_string().into(),
            Self::Name(name) => name.into(),
        }
    }
}

impl Params {
    /// Reads names and values. Of a repeated name the last value counts.
    pub fn read<K: AsRef<str>, V: Into<String>>(pairs: impl IntoIterator<Item = (K, V)>) -> Result<Self, Unreadable> {
        let mut params = Self::default();
        for (name, value) in pairs {
            params.count += 1;
            if params.count > MOST {
                return Err(Unreadable::TooMany);
            }
            let name = name.as_ref();
            if name.split('.').count() > DEEPEST {
                return Err(Unreadable::TooDeep);
            }
            let mut node = &mut params.root;
            for part in name.split('.') {
                node = node.children.entry(Key::parse(part)).or_default();
            }
            node.value = Some(value.into());
        }
        Ok(params)
    }

    /// The parameters of a JSON body.
    pub fn from_json(object: &serde_json::Map<String, serde_json::Value>) -> Result<Self, Unreadable> {
        let mut params = Self::default();
        for (name, value) in object {
            let node = Node::from_json(value, DEEPEST, &mut params.count)?;
            params.root.children.insert(Key::Name(name.clone()), node);
        }
        Ok(params)
    }

    /// The parameters as a JSON body that [`Params::from_json`] reads alike. Every value is a text.
    pub fn to_json(&self) -> serde_json::Value {
        self.root.to_json()
    }

    /// Adds the parameters of another source; of a name in both, the other's value counts.
    pub fn merge(&mut self, other: Self) {
        self.count += other.count;
        self.root.merge(other.root);
    }

    /// The typed parameters, or which one cannot be read and why.
    pub fn parse<T: DeserializeOwned>(&self) -> Result<T, ParamError> {
        T::deserialize(&self.root)
    }

    /// The value of a parameter that has no parts.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.root.children.get(&Key::parse(name)).and_then(|node| node.value.as_deref())
    }

    /// First parts of the names, in order.
    pub fn names(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.root.children.keys().map(Key::text)
    }

    /// Whole names and values, in order.
    pub fn pairs(&self) -> Vec<(String, &str)> {
        let mut pairs = Vec::with_capacity(self.count);
        self.root.collect(&mut String::new(), &mut pairs);
        pairs
    }
}

impl Node {
    fn from_json(value: &serde_json::Value, depth: usize, count: &mut usize) -> Result<Self, Unreadable> {
        use serde_json::Value;
        let below = depth.checked_sub(1).ok_or(Unreadable::TooDeep)?;
        *count += 1;
        if *count > MOST {
            return Err(Unreadable::TooMany);
        }
        let mut node = Self::default();
        match value {
            Value::Null => {}
            Value::Bool(value) => node.value = Some(value.to_string()),
            Value::Number(value) => node.value = Some(value.to_string()),
            Value::String(value) => node.value = Some(value.clone()),
            Value::Array(items) => {
                for (index, item) in (1..).zip(items) {
                    node.children.insert(Key::Index(index), Self::from_json(item, below, count)?);
                }
            }
            Value::Object(fields) => {
                for (name, field) in fields {
                    node.children.insert(Key::Name(name.clone()), Self::from_json(field, below, count)?);
                }
            }
        }
        Ok(node)
    }

    /// What has a value of its own and parts is written as its parts: no operation has such a parameter.
    fn to_json(&self) -> serde_json::Value {
        use serde_json::Value;
        if self.children.is_empty() {
            return self.value.clone().map_or_else(|| Value::Object(serde_json::Map::new()), Value::String);
        }
        if self.children.keys().all(|key| matches!(key, Key::Index(_))) {
            return self.children.values().map(Self::to_json).collect();
        }
        self.children.iter().map(|(key, child)| (key.text().into_owned(), child.to_json())).collect()
    }

    fn merge(&mut self, other: Self) {
        self.value = other.value.or(self.value.take());
        for (key, node) in other.children {
            self.children.entry(key).or_default().merge(node);
        }
    }

    fn collect<'a>(&'a self, name: &mut String, pairs: &mut Vec<(String, &'a str)>) {
        if let Some(value) = &self.value {
            pairs.push((name.clone(), value));
        }
        for (key, child) in &self.children {
            let length = name.len();
            if !name.is_empty() {
                name.push('.');
            }
            name.push_str(&key.text());
            child.collect(name, pairs);
            name.truncate(length);
        }
    }
}

#[cfg(test)]
mod tests;
