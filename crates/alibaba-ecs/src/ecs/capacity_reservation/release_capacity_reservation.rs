//! `ReleaseCapacityReservation`

use compute::capacity_reservation::release;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::modify_capacity_reservation::PoolId;
use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::RegionId;
use crate::ecs::view::Empty;

/// Releases a capacity reservation. Instances that take from it stay.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ReleaseCapacityReservation {
    /// Region of the reservation.
    region_id: RegionId,
    /// The pool.
    private_pool_options: PoolId,
    /// Whether everything is checked and nothing released.
    #[serde(default)]
    dry_run: bool,
}

impl Operation for ReleaseCapacityReservation {
    const NAME: &'static str = "ReleaseCapacityReservation";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("PrivatePoolOptions.Id", "crp-bp67acfmxazb4pa1b2c3")];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let id = &input.private_pool_options.id;
        one("ecs:ReleaseCapacityReservation", caller, call, "capacityreservation", id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        release(cx.scope(), &input.region_id.0.id, &input.private_pool_options.id)?;
        if input.dry_run {
            return Err(Error::dry_run());
        }
        Ok(Empty {})
    }
}
