//! `StopInvocation`

use compute::Kind;
use compute::invocation::{get, stop};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ecs::checks::each;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{RegionId, Required};
use crate::ecs::view::Empty;
use crate::ecs::{Ecs, codes};

/// How many instances a call may name.
const MOST: usize = 50;

/// Stops an invocation. A run that has begun goes on to its end, and no other follows.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct StopInvocation {
    /// Region of the invocation.
    region_id: RegionId,
    /// Invocation.
    invoke_id: Required,
    /// Up to 50 instances on which it is stopped; all by default.
    #[serde(default)]
    instance_id: Vec<String>,
}

impl Operation for StopInvocation {
    const NAME: &'static str = "StopInvocation";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("InvokeId", "t-bp67acfmxazb4pa1b2c3")];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let ids = input.instance_id.iter().map(String::as_str);
        each("ecs:StopInvocation", caller, call, "instance", ids)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        if input.instance_id.len() > MOST {
            return Err(Error::of(codes::cloud_assistant::TOO_MANY_INSTANCES));
        }
        let invocation = get(cx.scope(), &input.region_id.0.id, &input.invoke_id)?;
        match stop(cx.scope(), &invocation, &input.instance_id) {
            Ok(()) => Ok(Empty {}),
            Err(compute::Error::NotFound { kind: Kind::Instance, .. }) => {
                Err(Error::of(codes::cloud_assistant::NOT_ITS_INSTANCE))
            }
            Err(other) => Err(other.into()),
        }
    }
}
