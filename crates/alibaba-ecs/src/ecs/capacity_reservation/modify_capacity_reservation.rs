//! `ModifyCapacityReservation`

use compute::capacity_reservation::{Change, OF_INSTANCE, get, modify, users};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::words::{self, End};
use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{RegionId, Required, Text};
use crate::ecs::view::Empty;

/// Changes a capacity reservation; an empty text changes nothing.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyCapacityReservation {
    /// Region of the reservation.
    region_id: RegionId,
    /// The pool.
    private_pool_options: ChangedPool,
    /// New description, 2 to 256 characters.
    #[serde(default)]
    description: Text,
    /// When it begins: `Now`, which is the only choice.
    #[serde(default)]
    start_time: Text,
    /// Whether it ends by itself, `Limited`, or stays until it is released, `Unlimited`.
    #[serde(default)]
    end_time_type: Text,
    /// When it ends by itself.
    #[serde(default)]
    end_time: Text,
    /// Operating system of the instances, which stays what it is.
    #[serde(default)]
    platform: Text,
    /// How many instances there is room for, from as many as take from it to 1000.
    instance_amount: Option<i64>,
}

/// The pool of a reservation that is there.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(super) struct PoolId {
    /// Reservation.
    pub(super) id: Required,
}

/// The pool of a reservation that changes.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct ChangedPool {
    /// Reservation.
    id: Required,
    /// New name, 2 to 128 characters.
    #[serde(default)]
    name: Text,
}

impl Operation for ModifyCapacityReservation {
    const NAME: &'static str = "ModifyCapacityReservation";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("PrivatePoolOptions.Id", "crp-bp67acfmxazb4pa1b2c3"), ("InstanceAmount", "3")];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let id = &input.private_pool_options.id;
        one("ecs:ModifyCapacityReservation", caller, call, "capacityreservation", id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let (region, pool) = (&input.region_id.0.id, &input.private_pool_options);
        let reservation = get(cx.scope(), region, &pool.id)?;
        if !input.start_time.get().is_none_or(|start| start.eq_ignore_ascii_case("now")) {
            return Err(Error::invalid("StartTime"));
        }
        // The page has the parameter and says that it is not open.
        if input.platform.get().map(words::platform).transpose()?.is_some_and(|word| word != reservation.platform) {
            return Err(Error::invalid("Platform"));
        }
        if let Some(amount) = input.instance_amount {
            words::amount(amount)?;
            let users = users(cx.scope(), region)?;
            let used = users.iter().filter(|instance| instance.kept(OF_INSTANCE) == Some(&reservation.id)).count();
            if i64::try_from(used).is_ok_and(|used| amount < used) {
                return Err(Error::invalid("InstanceAmount"));
            }
        }
        let end = End::read(&input.end_time_type, &input.end_time, reservation.ends_at.is_some(), cx.now())?;
        let change = Change {
            name: pool.name.get().map(words::name).transpose()?,
            description: input.description.get().map(words::description).transpose()?,
            amount: input.instance_amount,
            ends_at: Some(end.time()).filter(|_| end != End::Unsaid),
        };
        modify(cx.scope(), region, &reservation.id, change)?;
        Ok(Empty {})
    }
}
