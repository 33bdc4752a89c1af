//! `DeleteInstance`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result, initializing};
use crate::ecs::field::Required;
use crate::ecs::view::Empty;

/// Releases an instance with what belongs to it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[expect(clippy::struct_excessive_bools, reason = "the vendor has them as separate parameters")]
pub struct DeleteInstance {
    /// Instance.
    instance_id: Required,
    /// Whether an instance that is up is released as well.
    #[serde(default)]
    force: bool,
    /// Whether it is cut off rather than shut down before.
    #[serde(default, rename = "ForceStop")]
    _force_stop: bool,
    /// Whether what has been paid for is given up.
    #[serde(default)]
    terminate_subscription: bool,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
}

/// Releases one instance. One that is paid for ahead of time is given up only when the call says so.
pub(super) fn release(cx: &mut Cx<'_>, id: &str, force: bool, terminate: bool) -> Result<()> {
    let instance = compute::instance::get(cx.scope(), id)?;
    if instance.charge.kind == "PrePaid" && !terminate {
        return Err(Error::of(codes::charge::NOT_RELEASABLE));
    }
    compute::instance::release(cx.scope(), id, force).map_err(initializing)
}

impl Operation for DeleteInstance {
    const NAME: &'static str = "DeleteInstance";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("InstanceId", "i-bp67acfmxazb4pa1b2c3")];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:DeleteInstance", caller, call, "instance", &input.instance_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        release(cx, &input.instance_id, input.force, input.terminate_subscription)?;
        if input.dry_run { Err(Error::dry_run()) } else { Ok(Empty {}) }
    }
}
