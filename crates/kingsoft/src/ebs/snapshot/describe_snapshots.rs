//! `DescribeSnapshots`

use compute::listing::Window;
use compute::snapshot::{Filter, list};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::view::{Snapshot, shown};
use crate::ebs::{Ebs, of_snapshot};
use crate::field::Whole;
use crate::kec::errors::Error;
use crate::kec::local_volume::LOCAL;
use crate::kec::location::known_region;

/// Lists the snapshots of the region, newest first. With `SnapshotId` or else `VolumeId`, what else would narrow the list
/// does not count.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeSnapshots {
    /// Only those of this volume.
    volume_id: Option<String>,
    /// Only those of volumes that an instance starts from, `system`, or of the others, `data`.
    volume_category: Option<String>,
    /// Only this one.
    snapshot_id: Option<String>,
    /// Only those of volumes in this zone.
    availability_zone: Option<String>,
    /// Only those of this name.
    snapshot_name: Option<String>,
    /// Number of the page, from 1.
    page_number: Option<Whole>,
    /// How many the page has: 10 by default.
    page_size: Option<Whole>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    snapshots: Vec<Snapshot>,
    page: Page,
}

/// Where a page stands among the others. Terraform's provider reads whether there is another.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Page {
    page_number: i64,
    page_size: i64,
    total_count: i64,
    has_next: bool,
}

impl Operation for DescribeSnapshots {
    const NAME: &'static str = "DescribeSnapshots";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("VolumeId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("PageSize", "50")];
    type Service = Ebs;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let id = input.snapshot_id.as_deref().filter(|id| !id.is_empty()).unwrap_or("*");
        Checks::only(of_snapshot("ebs:DescribeSnapshots", id, caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let place = |name, number: Option<Whole>, usual| match number.map_or(usual, |number| number.0) {
            number @ 1..=2_147_483_647 => Ok(number),
            _ => Err(Error::Unfit(name, "it is not between 1 and 2147483647".to_owned())),
        };
        let page_number = place("PageNumber", input.page_number, 1)?;
        let page_size = place("PageSize", input.page_size, 10)?;
        let region = known_region(cx)?.id.clone();
        let part = list(cx.scope(), &filter(input, region)?, Window::page(page_number, page_size))?;
        let page = Page { page_number, page_size, total_count: part.total, has_next: part.next.is_some() };
        Ok(Output { snapshots: shown(cx, part.items)?, page })
    }
}

fn filter(input: DescribeSnapshots, region: String) -> Result<Filter, Error> {
    let given = |text: Option<String>| text.filter(|text| !text.is_empty());
    let all = Filter { region: Some(region), has: vec![(LOCAL, false)], ..Filter::default() };
    if let Some(id) = given(input.snapshot_id) {
        return Ok(Filter { ids: Some(vec![id]), ..all });
    }
    if let Some(disk) = given(input.volume_id) {
        return Ok(Filter { disk: Some(disk), ..all });
    }
    let is_system = match given(input.volume_category).as_deref() {
        None => None,
        Some("system") => Some(true),
        Some("data") => Some(false),
        Some(other) => return Err(Error::Unfit("VolumeCategory", format!("{other} is neither system nor data"))),
    };
    Ok(Filter { is_system, zone: given(input.availability_zone), name: given(input.snapshot_name), ..all })
}
