//! `TerminateInstances`

use compute::instance::release;
use schemars::JsonSchema;
use serde::Deserialize;
use wire::Scope;

use super::Action;
use crate::kec::outcome::Outcome;

/// Releases instances with their primary interfaces, addresses and disks.
///
/// There is no recycle bin: an instance is gone at once, as with `ForceDelete`.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct TerminateInstances {}

impl Action for TerminateInstances {
    const NAME: &'static str = "TerminateInstances";
    type Told = Outcome;

    fn act(&self, scope: &mut Scope<'_>, id: &str) -> compute::Result<()> {
        release(scope, id, true)
    }
}
