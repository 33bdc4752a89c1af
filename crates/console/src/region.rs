//! Regions: which there are, and which a page begins with.

use axum::response::Response;
use maud::{Markup, html};
use serde_json::json;

use crate::language::Words;
use crate::reply::{list, text};
use crate::visitor::Visitor;

/// The region that an address names, or the one that the cloud's own console begins with.
pub(crate) fn or_usual<'r>(visitor: &Visitor, named: &'r str) -> &'r str {
    match named {
        "" if visitor.is_kingsoft() => "cn-beijing-6",
        "" => "cn-hangzhou",
        region => region,
    }
}

/// The regions of the cloud; none where they may not be seen.
pub(crate) async fn all(visitor: &Visitor) -> Result<Vec<String>, Response> {
    let (product, pointer, field) =
        if visitor.is_kingsoft() { ("kec", "/RegionSet", "Region") } else { ("Ecs", "/Regions/Region", "RegionId") };
    let found = visitor.call(product, "DescribeRegions", json!({})).await?.outcome.unwrap_or_default();
    Ok(list(&found, pointer).iter().map(|row| text(row, field).into_owned()).collect())
}

/// The regions to choose from. One that is not among them stays chosen.
pub(crate) fn choice(words: &Words, regions: &[String], region: &str) -> Markup {
    html! {
        label { (words.t("frame-region"))
            select name="region" {
                @if !regions.iter().any(|known| known == region) { option selected { (region) } }
                @for known in regions { option selected[known == region] { (known) } }
            }
        }
    }
}
