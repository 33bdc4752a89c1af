//! Where a page of networks looks, and how it asks.

use axum::response::Response;
use interface::CloudRefusal;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::region::or_usual;
use crate::reply::{Seen, list, text};
use crate::visitor::Visitor;

/// Where a page looks.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(super) struct Place {
    /// The region; the one that the cloud's own console begins with where it is empty.
    pub(super) region: String,
    /// The one network to show; all of the region where it is empty.
    pub(super) vpc: String,
}

impl Place {
    /// The region.
    pub(super) fn region<'p>(&'p self, visitor: &Visitor) -> &'p str {
        or_usual(visitor, &self.region)
    }

    /// Its address.
    pub(super) fn link(&self) -> String {
        link("/console/networks", &[("region", &self.region), ("vpc", &self.vpc)])
    }
}

/// An address with values in its query, as far as they are filled in.
pub(super) fn link(path: &str, values: &[(&str, &str)]) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(values.iter().filter(|(_, value)| !value.is_empty()));
    match query.finish() {
        query if query.is_empty() => path.to_owned(),
        query => format!("{path}?{query}"),
    }
}

/// Some of a list, and how many there are.
#[derive(Debug, Clone)]
pub(super) struct Listed<T> {
    pub(super) rows: Vec<T>,
    /// How many there are; `None` where the cloud does not say.
    pub(super) total: Option<u64>,
    /// Whether there are more than those.
    pub(super) cut: bool,
}

/// A list that an operation answers.
#[derive(Debug, Clone, Copy)]
pub(super) struct List {
    pub(super) product: &'static str,
    pub(super) operation: &'static str,
    /// Where its rows are.
    pub(super) pointer: &'static str,
}

/// Reads the first page of a list. One call, however many rows there are.
pub(super) async fn listed<T>(
    visitor: &Visitor,
    region: &str,
    asked: List,
    params: Value,
    row: impl Fn(&Value) -> T,
) -> Seen<Listed<T>> {
    let List { product, operation, pointer } = asked;
    let found = ask(visitor, region, product, operation, params).await?;
    Ok(found.map(|found| {
        let rows: Vec<T> = list(&found, pointer).iter().map(row).collect();
        let total = found.get("TotalCount").and_then(Value::as_u64);
        let next = !text(&found, "NextToken").is_empty();
        let cut = next || total.is_some_and(|total| total > u64::try_from(rows.len()).unwrap_or(u64::MAX));
        Listed { rows, total, cut }
    }))
}

/// Runs an operation in a region.
pub(super) async fn ask(
    visitor: &Visitor,
    region: &str,
    product: &str,
    operation: &str,
    mut params: Value,
) -> Result<Result<Value, CloudRefusal>, Response> {
    if visitor.is_kingsoft() {
        return Ok(visitor.call_in(Some(region), product, operation, params).await?.outcome);
    }
    params["RegionId"] = region.into();
    Ok(visitor.call(product, operation, params).await?.outcome)
}

/// The zones of a region; none where they may not be seen.
pub(super) async fn zones(visitor: &Visitor, region: &str) -> Result<Vec<String>, Response> {
    let (product, operation, pointer, field, params) = if visitor.is_kingsoft() {
        ("vpc", "DescribeAvailabilityZones", "/AvailabilityZoneInfo", "AvailabilityZoneName", json!({}))
    } else {
        ("Ecs", "DescribeZones", "/Zones/Zone", "ZoneId", json!({ "Verbose": false }))
    };
    let found = ask(visitor, region, product, operation, params).await?.unwrap_or_default();
    Ok(list(&found, pointer).iter().map(|row| text(row, field).into_owned()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_an_address_is_written_as_an_address_writes_it() {
        assert_eq!(link("/a", &[("region", ""), ("vpc", "")]), "/a");
        assert_eq!(link("/a", &[("region", "cn&x"), ("vpc", "v\"1")]), "/a?region=cn%26x&vpc=v%221");
    }
}
