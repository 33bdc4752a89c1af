//! Starting, stopping and restarting: `StartInstance`, `StartInstances` and their like, each the type of an [`Action`].

mod batch;
mod one;
mod reboot;
mod start;
mod stop;

pub use batch::PowerBatch;
pub use one::Power;
pub use reboot::{RebootInstance, RebootInstances};
pub use start::{StartInstance, StartInstances};
pub use stop::{StopInstance, StopInstances};

use compute::instance::Instance;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use wire::{Cx, Scope};

use crate::ecs::errors::Result;

/// What a call does with the power of an instance; the parameters that only this call has.
pub trait Action: DeserializeOwned + JsonSchema + Send + Sync + 'static {
    /// Name of the operation.
    const NAME: &'static str;

    /// Refuses what the call may not ask for this instance. Such a refusal ends a call about several instances, too.
    fn check(&self, _cx: &mut Cx<'_>, _id: &str) -> Result<()> {
        Ok(())
    }

    /// Does it; returns the instance as it was before and as it is then.
    fn act(&self, scope: &mut Scope<'_>, id: &str) -> compute::Result<(Instance, Instance)>;
}
