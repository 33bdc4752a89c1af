//! Stopping.

use compute::instance::{Instance, Stop, stop};
use schemars::JsonSchema;
use serde::Deserialize;
use wire::{Cx, Scope};

use super::Action;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::Text;

/// Stops an instance that is running.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct StopInstance {
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
}

/// Stops several instances that are running.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct StopInstances {
    /// Whether they are cut off rather than shut down; both take the same time here.
    #[serde(default, rename = "ForceStop")]
    _force_stop: bool,
    /// What they cost while they are stopped: `KeepCharging` (default) or `StopCharging`.
    #[serde(default)]
    stopped_mode: Text,
}

/// What reads say of an instance that is up; Terraform's provider says it again when it stops one.
const NOT_APPLICABLE: &str = "Not-applicable";

/// Refuses a mode that there is not. What an instance costs can be chosen only where it is paid by use.
fn check(cx: &mut Cx<'_>, id: &str, mode: &Text) -> Result<()> {
    match mode.get() {
        None | Some("KeepCharging" | NOT_APPLICABLE) => Ok(()),
        Some("StopCharging") => {
            if compute::instance::get(cx.scope(), id)?.charge.kind == "PrePaid" {
                return Err(Error::of(codes::charge::NOT_STOPPABLE));
            }
            Ok(())
        }
        Some(_) => Err(Error::invalid("StoppedMode")),
    }
}

fn act(scope: &mut Scope<'_>, id: &str, mode: &Text) -> compute::Result<(Instance, Instance)> {
    let mode = mode.get().filter(|mode| *mode != NOT_APPLICABLE);
    stop(scope, id, &Stop { mode: mode.unwrap_or("KeepCharging").to_owned() })
}

impl Action for StopInstance {
    const NAME: &'static str = "StopInstance";

    fn check(&self, cx: &mut Cx<'_>, id: &str) -> Result<()> {
        check(cx, id, &self.stopped_mode)
    }

    fn act(&self, scope: &mut Scope<'_>, id: &str) -> compute::Result<(Instance, Instance)> {
        act(scope, id, &self.stopped_mode)
    }
}

impl Action for StopInstances {
    const NAME: &'static str = "StopInstances";

    fn check(&self, cx: &mut Cx<'_>, id: &str) -> Result<()> {
        check(cx, id, &self.stopped_mode)
    }

    fn act(&self, scope: &mut Scope<'_>, id: &str) -> compute::Result<(Instance, Instance)> {
        act(scope, id, &self.stopped_mode)
    }
}
