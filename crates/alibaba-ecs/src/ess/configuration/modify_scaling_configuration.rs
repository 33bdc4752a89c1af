//! `ModifyScalingConfiguration`

use compute::scaling::{Configuration, configuration, get, modify_configuration};
use schemars::JsonSchema;
use serde::Deserialize;
use store::Fault;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Staged, With};

use super::data::{Data, Parameters};
use super::of_group;
use crate::ecs::Result;
use crate::ecs::checks::pass_role;
use crate::ecs::field::{Required, Text};
use crate::ecs::view::Empty;
use crate::ess::field::name;
use crate::ess::{Ess, order};

/// Changes what new instances are like; those that are there stay as they are. Whoever names a role may pass it to ECS.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyScalingConfiguration {
    /// Configuration.
    scaling_configuration_id: Required,
    /// New name, 2 to 64 characters.
    #[serde(default)]
    scaling_configuration_name: Text,
    /// Whether what is not named is forgotten; it is kept by default.
    #[serde(default, rename = "Override")]
    replaces: bool,
}

impl Staged for ModifyScalingConfiguration {
    const NAME: &'static str = "ModifyScalingConfiguration";
    const EFFECT: Effect = Effect::Write;
    const PREPARES: bool = false;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("ScalingConfigurationId", "asc-bp67acfmxazb4pa1b2c3"), ("InstanceName", "web")];
    type Service = Ess;
    type Input = With<Self, Parameters>;
    type Prepared = ();
    type Loaded = Option<Configuration>;
    type Output = Empty;

    fn load(cx: &mut Cx<'_>, With(input, _): &Self::Input, (): ()) -> std::result::Result<Self::Loaded, Fault> {
        of_group::load(cx.scope(), &input.scaling_configuration_id)
    }

    fn checks(With(_, With(values, _)): &Self::Input, found: &Self::Loaded, caller: &Caller, call: &Call) -> Checks {
        of_group::checks("ess:ModifyScalingConfiguration", found.as_ref(), caller, call)
            .and_if(values.ram_role_name.get(), |role| pass_role(caller, role))
    }

    fn handle(cx: &mut Cx<'_>, With(input, parameters): Self::Input, _: Self::Loaded) -> Result<Empty> {
        let mut kept = configuration(cx.scope(), &input.scaling_configuration_id)?;
        let group = get(cx.scope(), &kept.group)?;
        let mut change = Data::read(parameters)?;
        change.settle_image(cx.scope(), &group.region)?;
        let change = change.into_extras()?;
        kept.data = if input.replaces { change } else { Data::over(kept.data, change) };
        order::check_data(cx.scope(), &group, &Data::of(kept.data.clone()))?;
        if input.scaling_configuration_name.get().is_some() {
            kept.name = name(input.scaling_configuration_name.get(), "ScalingConfigurationName")?;
        }
        modify_configuration(cx.scope(), &kept)?;
        Ok(Empty {})
    }
}
