//! `StartInstances`

use compute::instance::start;
use schemars::JsonSchema;
use serde::Deserialize;
use wire::Scope;

use super::Action;
use crate::kec::outcome::Outcome;

/// Starts instances that are stopped. What became of each is in the answer.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct StartInstances {}

impl Action for StartInstances {
    const NAME: &'static str = "StartInstances";
    type Told = Outcome;

    fn act(&self, scope: &mut Scope<'_>, id: &str) -> compute::Result<()> {
        start(scope, id).map(drop)
    }
}
