//! `DeleteScalingConfiguration`

use compute::scaling::{Configuration, configuration, delete_configuration, get};
use schemars::JsonSchema;
use serde::Deserialize;
use store::Fault;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Staged};

use super::of_group;
use crate::ecs::field::Required;
use crate::ecs::view::Empty;
use crate::ecs::{Error, Result};
use crate::ess::{Ess, codes};

/// Deletes a configuration that its group does not take, and that no instance was made after.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteScalingConfiguration {
    /// Configuration.
    scaling_configuration_id: Required,
}

impl Staged for DeleteScalingConfiguration {
    const NAME: &'static str = "DeleteScalingConfiguration";
    const EFFECT: Effect = Effect::Write;
    const PREPARES: bool = false;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("ScalingConfigurationId", "asc-bp67acfmxazb4pa1b2c3")];
    type Service = Ess;
    type Input = Self;
    type Prepared = ();
    type Loaded = Option<Configuration>;
    type Output = Empty;

    fn load(cx: &mut Cx<'_>, input: &Self, (): ()) -> std::result::Result<Self::Loaded, Fault> {
        of_group::load(cx.scope(), &input.scaling_configuration_id)
    }

    fn checks(_: &Self, found: &Self::Loaded, caller: &Caller, call: &Call) -> Checks {
        of_group::checks("ess:DeleteScalingConfiguration", found.as_ref(), caller, call)
    }

    fn handle(cx: &mut Cx<'_>, input: Self, _: Self::Loaded) -> Result<Empty> {
        let found = configuration(cx.scope(), &input.scaling_configuration_id)?;
        if get(cx.scope(), &found.group)?.configuration_id == found.id {
            return Err(Error::of(codes::CONFIGURATION_STATE));
        }
        delete_configuration(cx.scope(), &found)?;
        Ok(Empty {})
    }
}
