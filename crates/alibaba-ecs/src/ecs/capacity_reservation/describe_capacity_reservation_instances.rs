//! `DescribeCapacityReservationInstances`

use alibaba_core::list::{Listed, Page};
use compute::capacity_reservation::{OF_INSTANCE, get, users};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::modify_capacity_reservation::PoolId;
use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::errors::Result;
use crate::ecs::field::RegionId;
use crate::page::{ResultsPlace, Tokened};

/// Lists the instances that take from a capacity reservation, newest first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeCapacityReservationInstances {
    /// Region of the reservation.
    region_id: RegionId,
    /// The pool.
    private_pool_options: PoolId,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct View {
    instance_id: String,
}

impl Listed for View {
    const LIST: &'static str = "CapacityReservationItem";
    const ITEM: &'static str = "InstanceIdSet";
}

impl Operation for DescribeCapacityReservationInstances {
    const NAME: &'static str = "DescribeCapacityReservationInstances";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("PrivatePoolOptions.Id", "crp-bp67acfmxazb4pa1b2c3")];
    type Service = Ecs;
    type Input = With<Self, Tokened<10, 100>>;
    type Output = Page<View, ResultsPlace>;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        let id = &input.private_pool_options.id;
        one("ecs:DescribeCapacityReservationInstances", caller, call, "capacityreservation", id)
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Self::Output> {
        let region = &input.region_id.0.id;
        let reservation = get(cx.scope(), region, &input.private_pool_options.id)?;
        let mut instances = users(cx.scope(), region)?;
        instances.retain(|instance| instance.kept(OF_INSTANCE) == Some(&reservation.id));
        Ok(page.cut(instances, |instance| View { instance_id: instance.id }))
    }
}
