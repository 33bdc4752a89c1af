//! `DescribeRoutes`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::kec::errors::Error;
use crate::kec::location::vpc_krn;
use crate::vpc::Vpc;

/// Lists the routes of the region: the sandbox has none.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct DescribeRoutes {}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    route_set: [(); 0],
}

impl Operation for DescribeRoutes {
    const NAME: &'static str = "DescribeRoutes";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::of("vpc:DescribeRoutes", vpc_krn(caller, call, "route/*"))
    }

    fn handle(_: &mut Cx<'_>, _: Self) -> Result<Output, Error> {
        Ok(Output { route_set: [] })
    }
}
