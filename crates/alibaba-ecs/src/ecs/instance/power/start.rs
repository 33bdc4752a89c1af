//! Starting.

use compute::instance::{Instance, start};
use schemars::JsonSchema;
use serde::Deserialize;
use wire::Scope;

use super::Action;

/// Starts an instance that is stopped.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct StartInstance {
    /// Whether a broken local disk is replaced; the sandbox has none.
    #[serde(default, rename = "InitLocalDisk")]
    _init_local_disk: bool,
}

/// Starts several instances that are stopped.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct StartInstances {}

impl Action for StartInstance {
    const NAME: &'static str = "StartInstance";

    fn act(&self, scope: &mut Scope<'_>, id: &str) -> compute::Result<(Instance, Instance)> {
        start(scope, id)
    }
}

impl Action for StartInstances {
    const NAME: &'static str = "StartInstances";

    fn act(&self, scope: &mut Scope<'_>, id: &str) -> compute::Result<(Instance, Instance)> {
        start(scope, id)
    }
}
