//! `DescribeAvailabilityZones`

use compute::catalogue::Zone;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::kec::Kec;
use crate::kec::errors::Error;
use crate::kec::location::{kec, known_region};

/// Lists the zones of the region.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct DescribeAvailabilityZones {}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    availability_zone_set: Vec<Shown>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Shown {
    availability_zone: String,
    region: String,
}

impl Operation for DescribeAvailabilityZones {
    const NAME: &'static str = "DescribeAvailabilityZones";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[];
    type Service = Kec;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::of("kec:DescribeAvailabilityZones", kec(caller, call, "*"))
    }

    fn handle(cx: &mut Cx<'_>, _: Self) -> Result<Output, Error> {
        let region = known_region(cx)?;
        let shown = |zone: &Zone| Shown { availability_zone: zone.id.clone(), region: region.id.clone() };
        Ok(Output { availability_zone_set: region.zones.iter().map(shown).collect() })
    }
}
