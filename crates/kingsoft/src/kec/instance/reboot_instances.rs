//! `RebootInstances`

use compute::instance::reboot;
use schemars::JsonSchema;
use serde::Deserialize;
use wire::Scope;

use super::Action;
use crate::kec::outcome::Outcome;

/// Takes running instances down and up again. What became of each is in the answer.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct RebootInstances {}

impl Action for RebootInstances {
    const NAME: &'static str = "RebootInstances";
    type Told = Outcome;

    fn act(&self, scope: &mut Scope<'_>, id: &str) -> compute::Result<()> {
        reboot(scope, id).map(drop)
    }
}
