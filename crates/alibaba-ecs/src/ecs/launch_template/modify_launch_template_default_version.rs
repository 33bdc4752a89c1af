//! `ModifyLaunchTemplateDefaultVersion`

use compute::launch_template::{LaunchTemplate, set_default};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::Fault;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Staged, With};

use super::named::Named;
use crate::ecs::Ecs;
use crate::ecs::errors::Result;

/// Chooses the version of a launch template that launches take when they name none.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyLaunchTemplateDefaultVersion {
    /// Number of the version.
    default_version_number: i64,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    launch_template_id: String,
}

impl Staged for ModifyLaunchTemplateDefaultVersion {
    const NAME: &'static str = "ModifyLaunchTemplateDefaultVersion";
    const EFFECT: Effect = Effect::Write;
    const PREPARES: bool = false;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("LaunchTemplateId", "lt-bp67acfmxazb4pa1b2c3"), ("DefaultVersionNumber", "2")];
    type Service = Ecs;
    type Input = With<Self, Named>;
    type Prepared = ();
    type Loaded = Option<LaunchTemplate>;
    type Output = Output;

    fn load(cx: &mut Cx<'_>, With(_, named): &Self::Input, (): ()) -> std::result::Result<Self::Loaded, Fault> {
        named.load(cx.scope())
    }

    fn checks(With(_, named): &Self::Input, found: &Self::Loaded, caller: &Caller, call: &Call) -> Checks {
        named.checks("ecs:ModifyLaunchTemplateDefaultVersion", found.as_ref(), caller, call)
    }

    fn handle(cx: &mut Cx<'_>, With(input, named): Self::Input, found: Self::Loaded) -> Result<Output> {
        let template = named.found(cx.scope(), found)?;
        let id = template.id.clone();
        set_default(cx.scope(), template, input.default_version_number)?;
        Ok(Output { launch_template_id: id })
    }
}
