//! `CreateCapacityReservation`

use alibaba_core::catalogue::catalogue;
use compute::capacity_reservation::{New, create};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::words::{self, End};
use crate::ecs::checks::{one, with_tags};
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{ClientToken, RegionId, Required, Text};
use crate::ecs::{Ecs, codes, location};
use crate::resource_group;
use crate::tag::{self as tags, Tag};

/// Keeps room for instances of a type in a zone, from now on.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateCapacityReservation {
    /// Region of the instances.
    region_id: RegionId,
    /// Zone of the instances, one.
    #[serde(default)]
    zone_id: Vec<String>,
    /// Type of the instances.
    instance_type: Required,
    /// How many instances, 1 to 1000.
    instance_amount: i64,
    /// The pool that instances take from.
    #[serde(default)]
    private_pool_options: NewPool,
    /// Description, 2 to 256 characters.
    #[serde(default)]
    description: Text,
    /// When it begins: `Now`, which is the only choice.
    #[serde(default)]
    start_time: Text,
    /// Whether it ends by itself, `Limited`, or stays until it is released, `Unlimited`, the default.
    #[serde(default)]
    end_time_type: Text,
    /// When it ends by itself, with `Limited`.
    #[serde(default)]
    end_time: Text,
    /// Operating system of the instances: `linux`, the default, or `windows`.
    #[serde(default)]
    platform: Text,
    /// When in a day it counts, which the vendor has not opened either.
    #[serde(default, rename = "TimeSlot")]
    _time_slot: Unbuilt,
    /// Resource group.
    #[serde(default)]
    resource_group_id: Text,
    /// Up to 20 tags.
    #[serde(default)]
    tag: Vec<Tag>,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

/// The pool of a reservation.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct NewPool {
    /// Name, 2 to 128 characters.
    #[serde(default)]
    name: Text,
    /// Who takes from it: `Open`, the default, for instances that name it or any open pool, or `Target` for those that name it.
    #[serde(default)]
    match_criteria: Text,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    private_pool_options_id: String,
}

impl Operation for CreateCapacityReservation {
    const NAME: &'static str = "CreateCapacityReservation";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("ZoneId.1", "cn-hangzhou-b"),
        ("InstanceType", "ecs.g7.large"),
        ("InstanceAmount", "2"),
        ("PrivatePoolOptions.Name", "kept"),
    ];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        with_tags(one("ecs:CreateCapacityReservation", caller, call, "capacityreservation", "*"), &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let region = input.region_id.0;
        let zone = match input.zone_id.as_slice() {
            [zone] => zone,
            [] => return Err(Error::missing("ZoneId")),
            _ => return Err(Error::invalid("ZoneId")),
        };
        let zone = region.zone(zone).ok_or_else(|| Error::of(codes::region::ZONE_OF_ORDER_NOT_FOUND))?;
        let kind = catalogue().instance_type(&input.instance_type);
        let kind = kind.ok_or_else(|| Error::of(codes::capacity_reservation::TYPE_INVALID))?;
        if !input.start_time.get().is_none_or(|start| start.eq_ignore_ascii_case("now")) {
            return Err(Error::invalid("StartTime"));
        }
        let is_open = match input.private_pool_options.match_criteria.get() {
            None | Some("Open") => true,
            Some("Target") => false,
            Some(_) => return Err(Error::invalid("PrivatePoolOptions.MatchCriteria")),
        };
        let name = input.private_pool_options.name.get();
        let new = New {
            zone: zone.id.clone(),
            name: name.map(words::name).transpose()?.unwrap_or_default(),
            description: input.description.get().map(words::description).transpose()?.unwrap_or_default(),
            type_id: kind.id.clone(),
            amount: words::amount(input.instance_amount)?,
            platform: words::platform(input.platform.get().unwrap_or("linux"))?.to_owned(),
            is_open,
            ends_at: End::read(&input.end_time_type, &input.end_time, false, cx.now())?.time(),
            resource_group: resource_group::of_resource(cx.scope(), input.resource_group_id.get())?,
            tags: tags::read(&input.tag)?,
        };
        let reservation = create(cx.scope(), &location::of(region), new)?;
        Ok(Output { private_pool_options_id: reservation.id })
    }
}
