//! `DescribeAvailabilityZones`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::kec::errors::Error;
use crate::kec::place::{known_region, vpc_krn};
use crate::vpc::Vpc;

/// Lists the zones of the region.
#[derive(Debug)]
pub struct DescribeAvailabilityZones;

/// Parameters of `DescribeAvailabilityZones`: none.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct Input {}

/// Answer of `DescribeAvailabilityZones`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    availability_zone_info: Vec<Zone>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Zone {
    availability_zone_name: String,
}

impl Operation for DescribeAvailabilityZones {
    const NAME: &'static str = "DescribeAvailabilityZones";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[];
    type Service = Vpc;
    type Input = Input;
    type Output = Output;

    fn checks(_: &Input, caller: &Caller, call: &Call) -> Checks {
        Checks::of("vpc:DescribeAvailabilityZones", vpc_krn(caller, call, "*"))
    }

    fn handle(cx: &mut Cx<'_>, _: Input) -> Result<Output, Error> {
        let zones = known_region(cx)?.zones.iter();
        let zones = zones.map(|zone| Zone { availability_zone_name: zone.id.clone() });
        Ok(Output { availability_zone_info: zones.collect() })
    }
}
