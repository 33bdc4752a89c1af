//! `StopInstance`

use compute::instance::Stop;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{Required, Text};
use crate::ecs::view::Empty;

/// Stops an instance that is running.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[expect(clippy::struct_excessive_bools, reason = "the vendor has them as separate parameters")]
pub struct StopInstance {
    /// Instance.
    instance_id: Required,
    /// Whether it is cut off rather than shut down; both take the same time here.
    #[serde(default, rename = "ForceStop")]
    _force_stop: bool,
    /// What it costs while it is stopped: `KeepCharging` (default) or `StopCharging`.
    #[serde(default)]
    stopped_mode: Text,
    /// Confirms that local disks are wiped.
    #[serde(default, rename = "ConfirmStop")]
    _confirm_stop: bool,
    /// Whether it hibernates.
    #[serde(default, rename = "Hibernate")]
    _hibernate: bool,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
}

/// How an instance is stopped. What it costs then can be chosen only where it is paid by use.
pub(super) fn stop_of(cx: &mut Cx<'_>, id: &str, mode: &Text) -> Result<Stop> {
    match mode.get() {
        None | Some("KeepCharging") => Ok(Stop { mode: "KeepCharging".to_owned() }),
        Some("StopCharging") => {
            if compute::instance::get(cx.scope(), id)?.charge.kind == "PrePaid" {
                let text = "Pre pay instance does not support this operation.";
                return Err(Error::new(403, "InvalidInstanceId.NotSupport", text));
            }
            Ok(Stop { mode: "StopCharging".to_owned() })
        }
        Some(_) => Err(Error::invalid("StoppedMode")),
    }
}

impl Operation for StopInstance {
    const NAME: &'static str = "StopInstance";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("InstanceId", "i-bp67acfmxazb4pa1b2c3")];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:StopInstance", caller, call, "instance", &input.instance_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let how = stop_of(cx, &input.instance_id, &input.stopped_mode)?;
        compute::instance::stop(cx.scope(), &input.instance_id, &how)?;
        if input.dry_run { Err(Error::dry_run()) } else { Ok(Empty {}) }
    }
}
