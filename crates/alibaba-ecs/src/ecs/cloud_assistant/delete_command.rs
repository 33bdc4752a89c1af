//! `DeleteCommand`

use compute::command::delete;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::errors::Result;
use crate::ecs::field::{RegionId, Required};
use crate::ecs::view::Empty;

/// Deletes a command. What was asked to be done with it stays, and goes on.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteCommand {
    /// Region of the command.
    region_id: RegionId,
    /// Command.
    command_id: Required,
}

impl Operation for DeleteCommand {
    const NAME: &'static str = "DeleteCommand";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("CommandId", "c-bp67acfmxazb4pa1b2c3")];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:DeleteCommand", caller, call, "command", &input.command_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        delete(cx.scope(), &input.region_id.0.id, &input.command_id)?;
        Ok(Empty {})
    }
}
