//! Things in answers, one or a list of them, whole or page by page, and which page a call asks for.

use std::borrow::Cow;

pub(crate) use alibaba_core::list::{List, Listed, Place};
use kernel::page::{Counted, Numbered, Paged};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize, Serializer};
use serde_with::skip_serializing_none;

use crate::ram::field::{Marker, MaxItems};

/// An answer that is one thing: `{"User": {...}}`.
#[derive(Debug)]
pub struct One<T>(pub(crate) T);

impl<T: Listed> Serialize for One<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map([(T::ITEM, &self.0)])
    }
}

impl<T: Listed> JsonSchema for One<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("One{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let item = generator.subschema_for::<T>();
        json_schema!({"type": "object", "properties": {(T::ITEM): item}, "required": [T::ITEM]})
    }
}

/// One page of a list, and where it stands in the list.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Page<T: Listed, P = Marked> {
    #[serde(flatten)]
    list: List<T>,
    #[serde(flatten)]
    place: P,
}

/// Whether a list goes on, and where.
#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Marked {
    is_truncated: bool,
    marker: Option<String>,
}

impl<T: Listed, P> Page<T, P> {
    /// A page with a place that only one list writes so.
    pub(crate) fn at(items: Vec<T>, place: P) -> Self {
        Self { list: items.into_iter().collect(), place }
    }
}

impl<T: Listed> From<Paged<T>> for Page<T> {
    fn from(page: Paged<T>) -> Self {
        let marker = page.next.as_deref().map(Marker::hide);
        Self::at(page.items, Marked { is_truncated: marker.is_some(), marker })
    }
}

impl<T: Listed> Page<T, Place> {
    /// A page that was asked for by its number.
    pub(crate) fn numbered(page: Numbered, found: Counted<T>) -> Self {
        let place = Place { total_count: found.total, page_number: page.number, page_size: page.size };
        Self::at(found.items, place)
    }
}

/// The page that a call asks for by a marker.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Part {
    /// Where the page begins.
    marker: Option<Marker>,
    /// How many items a page has; 100 by default.
    #[serde(default)]
    max_items: MaxItems,
}

impl Part {
    /// Key of the last item of the page before.
    pub(crate) fn after(&self) -> Option<&str> {
        self.marker.as_deref()
    }

    /// How many items the page has.
    pub(crate) fn limit(&self) -> usize {
        self.max_items.0
    }

    /// The same for a list whose pages hold up to 100.
    pub(crate) fn limit_of_100(&self) -> usize {
        self.max_items.at_most(100)
    }
}
