//! `DescribeAvailabilityZones`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::kec::errors::Error;
use crate::kec::location::{known_region, vpc_krn};
use crate::vpc::Vpc;

/// Lists the zones of the region.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct DescribeAvailabilityZones {}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    availability_zone_info: Vec<Zone>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Zone {
    availability_zone_name: String,
}

impl Operation for DescribeAvailabilityZones {
    const NAME: &'static str = "DescribeAvailabilityZones";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::of("vpc:DescribeAvailabilityZones", vpc_krn(caller, call, "*"))
    }

    fn handle(cx: &mut Cx<'_>, _: Self) -> Result<Output, Error> {
        let zones = known_region(cx)?.zones.iter();
        let zones = zones.map(|zone| Zone { availability_zone_name: zone.id.clone() });
        Ok(Output { availability_zone_info: zones.collect() })
    }
}
