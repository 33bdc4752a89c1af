//! `DescribeAvailabilityZones`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::category;
use crate::ebs::{Ebs, of_volume};
use crate::kec::errors::Error;
use crate::kec::location::known_region;

/// Lists the zones of the region in which volumes can be created: all of them, of every type.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeAvailabilityZones {
    /// Type of the volumes.
    volume_type: Option<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    availability_zones: Vec<String>,
}

impl Operation for DescribeAvailabilityZones {
    const NAME: &'static str = "DescribeAvailabilityZones";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("VolumeType", "SSD3.0")];
    type Service = Ebs;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::only(of_volume("ebs:DescribeAvailabilityZones", "*", caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let region = known_region(cx)?;
        let wanted = input.volume_type.filter(|name| !name.is_empty());
        if let Some(unknown) = wanted.filter(|name| category::sizes(name).is_none()) {
            return Err(Error::Unfit("VolumeType", format!("there is no type {unknown}")));
        }
        Ok(Output { availability_zones: region.zones.iter().map(|zone| zone.id.clone()).collect() })
    }
}
