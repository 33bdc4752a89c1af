//! `DescribeVolumes`

use compute::disk::{Filter, list};
use compute::listing::{WantedExtra, Window};
use compute::transition::Status;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::tag::Wanted;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::view::{Volume, shown};
use super::{RECYCLED, category};
use crate::asks::each;
use crate::ebs::{Ebs, of_volume};
use crate::field::Whole;
use crate::kec::errors::Error;
use crate::kec::field::{Ids, Offset, TagKey, TagValue};
use crate::kec::location::known_region;

/// Lists the volumes of the region, newest first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeVolumes {
    /// Only these, up to 100.
    #[serde(default)]
    volume_id: Ids,
    /// Only those that an instance starts from, `system`, or the others, `data`.
    volume_category: Option<String>,
    /// Only those in this state.
    volume_status: Option<String>,
    /// Only those of this type.
    volume_type: Option<String>,
    /// Only those of this zone.
    availability_zone: Option<String>,
    /// Only those created on this day, such as `2026-01-31`.
    volume_create_date: Option<String>,
    /// Only those created on this day or later.
    volume_create_start_date: Option<String>,
    /// Only those created on this day or earlier.
    volume_create_end_date: Option<String>,
    /// Only those that were made from this snapshot.
    source_snapshot_id: Option<String>,
    /// Only those that have each of these tags, up to 20.
    #[serde(default)]
    #[schemars(length(max = 20))]
    tag: Vec<Tag>,
    /// How many the page has: 10 to 1,000; 10 by default.
    max_results: Option<Whole>,
    /// How many come before the page.
    #[serde(default)]
    marker: Offset,
}

/// A tag that is asked for.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Tag {
    /// Its key.
    key: TagKey,
    /// Its value; any by default.
    value: Option<TagValue>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    volumes: Vec<Volume>,
}

impl Operation for DescribeVolumes {
    const NAME: &'static str = "DescribeVolumes";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("VolumeCategory", "data"), ("MaxResults", "50")];
    type Service = Ebs;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let ids = input.volume_id.clone().wanted().unwrap_or_default();
        each(&ids, |id| of_volume("ebs:DescribeVolumes", id, caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let limit = match input.max_results {
            None => 10,
            Some(Whole(size @ 10..)) => size.min(1_000),
            Some(_) => return Err(Error::Unfit("MaxResults", "it is less than 10".to_owned())),
        };
        let skip = i64::try_from(input.marker.0).unwrap_or(i64::MAX);
        let wanted = filter(input, &known_region(cx)?.id)?;
        let part = list(cx.scope(), &wanted, Window { after: None, skip, limit })?;
        Ok(Output { volumes: shown(cx, part.items)? })
    }
}

fn filter(input: DescribeVolumes, region: &str) -> Result<Filter, Error> {
    let given = |text: Option<String>| text.filter(|text| !text.is_empty());
    let ids = input.volume_id.wanted();
    if ids.as_ref().is_some_and(|ids| ids.len() > 100) {
        return Err(Error::Unfit("VolumeId", "there are more than 100".to_owned()));
    }
    if input.tag.len() > 20 {
        return Err(Error::Unfit("Tag", "there are more than 20".to_owned()));
    }
    let is_system = match given(input.volume_category).as_deref() {
        None => None,
        Some("system") => Some(true),
        Some("data") => Some(false),
        Some(other) => return Err(Error::Unfit("VolumeCategory", format!("{other} is neither system nor data"))),
    };
    let categories = match given(input.volume_type) {
        None => category::all(),
        Some(one) if category::all().contains(&one) => vec![one],
        Some(other) => return Err(Error::Unfit("VolumeType", format!("there is no type {other}"))),
    };
    let mut wanted = Filter {
        region: Some(region.to_owned()),
        ids,
        is_system,
        categories: Some(categories),
        zone: given(input.availability_zone),
        snapshot: given(input.source_snapshot_id),
        tags: input
            .tag
            .into_iter()
            .map(|tag| Wanted { key: tag.key.0, value: tag.value.map(|value| value.0) })
            .collect(),
        ..Filter::default()
    };
    if let Some(state) = given(input.volume_status) {
        narrow(&mut wanted, &state)?;
    }
    let on = day("VolumeCreateDate", input.volume_create_date)?;
    let from = day("VolumeCreateStartDate", input.volume_create_start_date)?;
    let until = day("VolumeCreateEndDate", input.volume_create_end_date)?;
    wanted.created_from = on.into_iter().chain(from).map(begins).max();
    wanted.created_before =
        on.into_iter().chain(until).map(|day| begins(day.saturating_add(jiff::Span::new().days(1)))).min();
    Ok(wanted)
}

/// Narrows a list to the volumes in a state.
fn narrow(wanted: &mut Filter, state: &str) -> Result<(), Error> {
    let recycled = |is: bool| WantedExtra { name: RECYCLED, values: vec![is.into()], or_absent: !is };
    wanted.is_going = Some(matches!(state, "recycling" | "deleting"));
    if wanted.is_going == Some(true) {
        wanted.extras.push(recycled(state == "recycling"));
    }
    wanted.status = Some(match state {
        "available" | "recycling" | "deleting" => Status::Free,
        "in-use" | "inuse" => Status::Attached,
        "creating" => Status::Creating,
        "attaching" => Status::Attaching,
        "detaching" => Status::Detaching,
        "extending" => Status::Modifying,
        "error" => {
            // Nothing is in this state.
            wanted.ids = Some(Vec::new());
            return Ok(());
        }
        other => return Err(Error::Unfit("VolumeStatus", format!("there is no state {other}"))),
    });
    Ok(())
}

fn day(name: &'static str, text: Option<String>) -> Result<Option<Date>, Error> {
    let Some(text) = text.filter(|text| !text.is_empty()) else { return Ok(None) };
    let wrong = |_| Error::Unfit(name, format!("{text} is no day such as 2026-01-31"));
    text.parse().map(Some).map_err(wrong)
}

/// When a day begins, in UTC.
fn begins(day: Date) -> Timestamp {
    day.to_zoned(TimeZone::UTC).map_or(Timestamp::MAX, |start| start.timestamp())
}
