//! Restarting.

use compute::instance::{Instance, reboot};
use schemars::JsonSchema;
use serde::Deserialize;
use wire::Scope;

use super::Action;

/// Takes a running instance down and up again.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct RebootInstance {
    /// Whether it is cut off rather than shut down; both take the same time here.
    #[serde(default, rename = "ForceStop")]
    _force_stop: bool,
}

/// Takes several running instances down and up again.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct RebootInstances {
    /// Whether they are cut off rather than shut down; both take the same time here.
    #[serde(default, rename = "ForceReboot")]
    _force_reboot: bool,
}

impl Action for RebootInstance {
    const NAME: &'static str = "RebootInstance";

    fn act(&self, scope: &mut Scope<'_>, id: &str) -> compute::Result<(Instance, Instance)> {
        reboot(scope, id)
    }
}

impl Action for RebootInstances {
    const NAME: &'static str = "RebootInstances";

    fn act(&self, scope: &mut Scope<'_>, id: &str) -> compute::Result<(Instance, Instance)> {
        reboot(scope, id)
    }
}
