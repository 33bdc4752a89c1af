//! `StopInstances`

use compute::instance::{Stop, stop};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use wire::Scope;

use super::Action;
use crate::kec::outcome::Outcome;

/// Stops instances that are running. What became of each is in the answer.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct StopInstances {
    /// `KeepCharging` or `StopCharging`.
    #[serde(default)]
    stopped_mode: StoppedMode,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
enum StoppedMode {
    #[default]
    KeepCharging,
    StopCharging,
}

/// The vendor misspells one key here, and its clients read it so.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Misspelt {
    instance_id: String,
    r#return: bool,
    messgae: String,
    message: String,
}

impl From<Outcome> for Misspelt {
    fn from(outcome: Outcome) -> Self {
        let Outcome { instance_id, r#return, message } = outcome;
        Self { instance_id, r#return, messgae: message.clone(), message }
    }
}

impl Action for StopInstances {
    const NAME: &'static str = "StopInstances";
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("InstanceId.1", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("StoppedMode", "KeepCharging")];
    type Told = Misspelt;

    fn act(&self, scope: &mut Scope<'_>, id: &str) -> compute::Result<()> {
        let mode = match self.stopped_mode {
            StoppedMode::KeepCharging => "KeepCharging",
            StoppedMode::StopCharging => "StopCharging",
        };
        stop(scope, id, &Stop { mode: mode.to_owned() }).map(drop)
    }
}
