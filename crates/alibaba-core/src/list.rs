//! Lists in answers, whole or page by page.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

/// A thing that answers show or list: a list stands under one name, its items and one thing alone under another.
pub trait Listed: Serialize + JsonSchema {
    /// Name of the list, such as `Users`.
    const LIST: &'static str;
    /// Name of its items, such as `User`.
    const ITEM: &'static str;
}

/// A whole list: `{"Users": {"User": [...]}}`.
#[derive(Debug)]
pub struct List<T>(Vec<T>);

impl<T> FromIterator<T> for List<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self(items.into_iter().collect())
    }
}

impl<T: Listed> Serialize for List<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map([(T::LIST, BTreeMap::from([(T::ITEM, &self.0)]))])
    }
}

impl<T: Listed> JsonSchema for List<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("ListOf{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let items = generator.subschema_for::<Vec<T>>();
        let list = json_schema!({"type": "object", "properties": {(T::ITEM): items}, "required": [T::ITEM]});
        json_schema!({"type": "object", "properties": {(T::LIST): list}, "required": [T::LIST]})
    }
}

/// One page of a list, and where it stands in the list.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Page<T: Listed, P> {
    #[serde(flatten)]
    list: List<T>,
    #[serde(flatten)]
    place: P,
}

impl<T: Listed, P> Page<T, P> {
    /// A page at a place.
    pub fn at(items: impl IntoIterator<Item = T>, place: P) -> Self {
        Self { list: items.into_iter().collect(), place }
    }
}

/// Which page of how many items it is.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Place {
    /// How many items the whole list has.
    pub total_count: i64,
    /// Number of the page, from 1.
    pub page_number: i64,
    /// How many items a page has.
    pub page_size: i64,
}
