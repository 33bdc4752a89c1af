//! `DescribeCapacityReservations`

use std::collections::HashMap;

use alibaba_core::list::{Listed, Page};
use compute::capacity_reservation::{CapacityReservation, Filter, OF_INSTANCE, TAGGED, list, users};
use kernel::{Tags, Timestamp, time};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::words;
use crate::ecs::Ecs;
use crate::ecs::checks::{each, with_tags};
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{JsonList, RegionId, Text};
use crate::page::{ResultsPlace, Tokened};
use crate::tag::{self as tags, Tag, TagsView};

/// When a reservation that does not end by itself ends: never, in the vendor's way of saying so.
// GUESS: the way in which instances and their disks say it; the page has no sample of such a reservation.
const NEVER: &str = crate::ecs::instance::NEVER;

/// Lists capacity reservations, newest first; everything that is asked about must be so.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeCapacityReservations {
    /// Region of the reservations.
    region_id: RegionId,
    /// Zone.
    #[serde(default)]
    zone_id: Text,
    /// The pools.
    #[serde(default)]
    private_pool_options: WantedPools,
    /// Type of the instances.
    #[serde(default)]
    instance_type: Text,
    /// How the instances are paid for: `PostPaid`; there is room for no others.
    #[serde(default)]
    instance_charge_type: Text,
    /// Operating system of the instances: `linux`, `windows` or `all`, the default.
    #[serde(default)]
    platform: Text,
    /// State: `Active`, the default, `Preparing`, in which none is, or `Released`.
    #[serde(default)]
    status: Text,
    /// Resource group.
    #[serde(default)]
    resource_group_id: Text,
    /// Tags.
    #[serde(default)]
    tag: Vec<Tag>,
}

/// Pools of a list.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct WantedPools {
    /// Up to 100 reservations, as a JSON array.
    #[serde(default)]
    ids: JsonList,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct View {
    private_pool_options_id: String,
    private_pool_options_name: String,
    private_pool_options_match_criteria: &'static str,
    description: String,
    region_id: String,
    status: &'static str,
    platform: String,
    instance_charge_type: &'static str,
    start_time: String,
    start_time_type: &'static str,
    end_time: String,
    end_time_type: &'static str,
    time_slot: &'static str,
    allocated_resources: Value,
    resource_group_id: String,
    tags: TagsView,
}

impl Listed for View {
    const LIST: &'static str = "CapacityReservationSet";
    const ITEM: &'static str = "CapacityReservationItem";
}

impl Operation for DescribeCapacityReservations {
    const NAME: &'static str = "DescribeCapacityReservations";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("PrivatePoolOptions.Ids", r#"["crp-bp67acfmxazb4pa1b2c3"]"#)];
    type Service = Ecs;
    type Input = With<Self, Tokened<10, 100>>;
    type Output = Page<View, ResultsPlace>;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        let ids = input.private_pool_options.ids.get().unwrap_or_default().iter().map(String::as_str);
        with_tags(each("ecs:DescribeCapacityReservations", caller, call, "capacityreservation", ids), &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Self::Output> {
        let ids = input.private_pool_options.ids.get();
        if ids.is_some_and(|ids| ids.len() > 100) {
            return Err(Error::of(crate::ecs::codes::capacity_reservation::NOT_FOUND));
        }
        let is_active = match input.status.get() {
            None | Some("Active" | "Preparing") => true,
            Some("Released") => false,
            Some(_) => return Err(Error::invalid("Status")),
        };
        let platform = match input.platform.get() {
            None => None,
            Some(word) if word.eq_ignore_ascii_case("all") => None,
            Some(word) => Some(words::platform(word)?.to_owned()),
        };
        let nothing = input.status.get() == Some("Preparing")
            || input.instance_charge_type.get().is_some_and(|charge| charge != "PostPaid");
        let region = &input.region_id.0.id;
        let filter = Filter {
            region: Some(region.clone()),
            zone: input.zone_id.cloned(),
            ids: if nothing { Some(Vec::new()) } else { ids.map(<[String]>::to_vec) },
            type_id: input.instance_type.cloned(),
            platform,
            is_open: None,
            is_active: Some(is_active),
            resource_group: input.resource_group_id.cloned(),
            tags: tags::filter(&input.tag)?,
        };
        let part = list(cx.scope(), &filter, page.window())?;
        let ids: Vec<_> = part.items.iter().map(|reservation| reservation.id.as_str()).collect();
        let tags = store::tag::of_many(cx.scope(), TAGGED, &ids)?;
        let mut used = HashMap::<String, usize>::new();
        for instance in users(cx.scope(), region)? {
            if let Some(id) = instance.kept(OF_INSTANCE) {
                *used.entry(id.to_owned()).or_default() += 1;
            }
        }
        let now = cx.now();
        Ok(page.answer(part, |reservation| {
            let (used, tags) = (used.get(&reservation.id).copied().unwrap_or(0), tags.get(&reservation.id));
            View::of(reservation, used, tags, now)
        }))
    }
}

impl View {
    fn of(reservation: CapacityReservation, used: usize, tags: Option<&Tags>, now: Timestamp) -> Self {
        let resource = json!({
            "InstanceType": reservation.type_id,
            "TotalAmount": reservation.amount,
            "UsedAmount": used,
            "zoneId": reservation.zone,
        });
        Self {
            private_pool_options_match_criteria: if reservation.is_open { "Open" } else { "Target" },
            status: if reservation.is_active(now) { "Active" } else { "Released" },
            instance_charge_type: "PostPaid",
            start_time: time::minutes(reservation.created_at),
            start_time_type: "Now",
            end_time: reservation.ends_at.map_or_else(|| NEVER.to_owned(), time::seconds),
            end_time_type: if reservation.ends_at.is_some() { "Limited" } else { "Unlimited" },
            time_slot: "",
            allocated_resources: json!({"AllocatedResource": [resource]}),
            tags: tags.into(),
            private_pool_options_id: reservation.id,
            private_pool_options_name: reservation.name,
            description: reservation.description,
            region_id: reservation.region,
            platform: reservation.platform,
            resource_group_id: reservation.resource_group,
        }
    }
}
